package org.fascicle.distribution.command;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.ClassificationReport;
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

  @Option(
      names = "--report",
      description = "Add precision, recall and F1 of each class, and the confusion matrix.")
  boolean isReported;

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
      if (isReported) {
        ClassificationReport classes =
            model.classificationReport(data, Predict.batchSize(batchSize));
        report.line("\n" + classes);
        json.put("report", classes.toJson());
        json.put("confusion", rows(classes.confusion()));
      }
      report.object(json);
    }
    return 0;
  }

  private static List<double[]> rows(HostArray matrix) {
    double[] all = matrix.toDoubles();
    int columns = (int) matrix.shape().dim(1);
    return IntStream.range(0, all.length / columns)
        .mapToObj(row -> Arrays.copyOfRange(all, row * columns, (row + 1) * columns))
        .toList();
  }
}
