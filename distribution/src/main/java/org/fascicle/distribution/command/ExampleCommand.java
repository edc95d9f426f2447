package org.fascicle.distribution.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fascicle.api.exception.UnknownNameException;
import org.fascicle.distribution.console.ProgressBar;
import org.fascicle.distribution.console.Report;
import org.fascicle.embed.Fascicle;
import org.fascicle.examples.Example;
import org.fascicle.examples.ExampleRun;
import org.fascicle.examples.Examples;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs an example and shows its figures. */
@Command(name = "example", description = "Run an example of the courses and show its figures.")
final class ExampleCommand extends PlatformCommand {
  @Parameters(paramLabel = "ID", description = "The example: D1, D9 … (see: fascicle examples).")
  String id;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Times to go through the data (default: as in the course).")
  Integer epochs;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where pictures go (default: runs/ID).")
  Path out;

  @Option(
      names = "--text",
      paramLabel = "FILE",
      description = "The text to learn, in UTF-8: for examples about texts.")
  Path text;

  @Option(
      names = "--backup",
      paramLabel = "DIR",
      description = "Keeps backups there and goes on from them: for trainings of hours.")
  Path backup;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "What else the example may be told (see: fascicle examples).")
  Map<String, String> options = new LinkedHashMap<>();

  @Mixin PolicyOption policy;

  @Option(
      names = "--eager",
      description = "Run each operation when a layer asks for it, not as part of a plan.")
  boolean eager;

  @Mixin ProfileOption profile;

  @Override
  int run(Fascicle fascicle, Report report) {
    Example example = Examples.find(id);
    report.line(example.id() + ": " + example.title());
    if (text != null) {
      options.put("text", text.toString());
    }
    if (backup != null) {
      options.put("backup", backup.toString());
    }
    require(example, options.keySet());
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("id", example.id());
    ExampleRun work =
        new ExampleRun(
            fascicle,
            epochs == null ? example.epochs() : epochs,
            common.seed,
            Optional.ofNullable(common.backend),
            models -> models.policy(policy.policy()).runEagerly(eager),
            cancelToken(),
            new ProgressBar(report),
            report::line,
            out == null ? Path.of("runs", example.id()) : out,
            options);
    try (ProfileOption.Taking taking = profile.begin(fascicle)) {
      figures.putAll(example.run(work));
      taking.show(report, work.out());
    }
    figures.forEach((name, value) -> report.line(name + ": " + Figures.text(value)));
    report.object(figures);
    return 0;
  }

  private static void require(Example example, Set<String> options) {
    for (String option : options) {
      if (!example.options().containsKey(option)) {
        List<String> known = example.options().keySet().stream().sorted().toList();
        throw new UnknownNameException(
            "option of example " + example.id(),
            option,
            List.of(),
            known.isEmpty() ? "It has none." : "It has " + String.join(", ", known) + ".");
      }
    }
  }
}
