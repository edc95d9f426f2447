package org.fascicle.distribution.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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

  @Mixin ProfileOption profile;

  @Override
  int run(Fascicle fascicle, Report report) {
    Example example = Examples.find(id);
    report.line(example.id() + ": " + example.title());
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("id", example.id());
    ExampleRun work =
        new ExampleRun(
            fascicle,
            epochs == null ? example.epochs() : epochs,
            common.seed,
            Optional.ofNullable(common.backend),
            cancelToken(),
            new ProgressBar(report),
            report::line,
            out == null ? Path.of("runs", example.id()) : out);
    try (ProfileOption.Taking taking = profile.begin(fascicle)) {
      figures.putAll(example.run(work));
      taking.show(report, work.out());
    }
    figures.forEach((name, value) -> report.line(name + ": " + Figures.text(value)));
    report.object(figures);
    return 0;
  }
}
