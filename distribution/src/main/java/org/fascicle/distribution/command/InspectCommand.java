package org.fascicle.distribution.command;

import java.nio.file.Path;
import java.util.Map;
import org.fascicle.distribution.console.Report;
import org.fascicle.embed.Fascicle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows what a model's file holds, without building the model. */
@Command(
    name = "inspect",
    description = "Show what a model's file holds, whatever plugins are there.")
final class InspectCommand extends PlatformCommand {
  @Parameters(paramLabel = "FILE", description = "The file.")
  Path file;

  @Override
  int run(Fascicle fascicle, Report report) {
    Map<String, Object> content = fascicle.inspect(file);
    show(report, "", content);
    report.object(content);
    return 0;
  }

  private static void show(Report report, String indent, Map<?, ?> content) {
    content.forEach(
        (key, value) -> {
          if (value instanceof Map<?, ?> nested) {
            report.line(indent + key + ":");
            show(report, indent + "  ", nested);
          } else {
            report.line(indent + key + ": " + value);
          }
        });
  }
}
