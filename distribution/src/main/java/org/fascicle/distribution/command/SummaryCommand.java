package org.fascicle.distribution.command;

import java.nio.file.Path;
import org.fascicle.api.model.Model;
import org.fascicle.distribution.console.Report;
import org.fascicle.embed.Fascicle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows a saved model's layers. */
@Command(name = "summary", description = "Show a saved model's layers and parameters.")
final class SummaryCommand extends PlatformCommand {
  @Parameters(paramLabel = "MODEL", description = "The model's file.")
  Path file;

  @Override
  int run(Fascicle fascicle, Report report) {
    try (Model model = fascicle.load(file)) {
      report.line(model.summary().toString());
      report.object(Summaries.json(model));
    }
    return 0;
  }
}
