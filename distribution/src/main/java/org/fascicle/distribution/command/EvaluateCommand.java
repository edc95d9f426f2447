package org.fascicle.distribution.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Predict;
import org.fascicle.distribution.console.Report;
import org.fascicle.embed.Fascicle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures a saved model on a dataset. */
@Command(name = "evaluate", description = "Measure a saved model's loss and metrics on a data set.")
final class EvaluateCommand extends PlatformCommand {
  @Parameters(paramLabel = "MODEL", description = "The model's file.")
  Path file;

  @Mixin DatasetOptions dataset;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      defaultValue = "200",
      description = "Samples a batch (default: ${DEFAULT-VALUE}).")
  int batchSize;

  @Override
  int run(Fascicle fascicle, Report report) {
    Dataset data = dataset.part(fascicle, "test");
    try (Model model = fascicle.load(file)) {
      if (common.backend != null) {
        model.moveTo(common.backend);
      }
      Map<String, Double> figures = model.evaluate(data, Predict.batchSize(batchSize));
      figures.forEach((name, value) -> report.line(name + ": " + value));
      Map<String, Object> json = new LinkedHashMap<>(figures);
      json.put("model", file.toString());
      json.put("samples", data.size());
      report.object(json);
    }
    return 0;
  }
}
