package org.fascicle.distribution.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Predict;
import org.fascicle.distribution.console.Report;
import org.fascicle.embed.Fascicle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Predicts samples of a dataset, and says which are right. */
@Command(name = "predict", description = "Predict samples of a data set with a saved model.")
final class PredictCommand extends PlatformCommand {
  @Parameters(paramLabel = "MODEL", description = "The model's file.")
  Path file;

  @Mixin DatasetOptions dataset;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many samples, from the first on (default: ${DEFAULT-VALUE}).")
  int count;

  @Override
  int run(Fascicle fascicle, Report report) {
    Dataset data = dataset.part(fascicle, "test");
    int samples = (int) Math.min(count, data.size());
    try (Model model = fascicle.load(file)) {
      if (common.backend != null) {
        model.moveTo(common.backend);
      }
      HostArray output =
          model.predict(data.take(samples), Predict.batchSize(Math.max(1, samples))).get(0);
      double[] targets = data.take(samples).target(0).toDoubles();
      for (int i = 0; i < samples; i++) {
        show(report, i, row(output.toDoubles(), i, samples), row(targets, i, samples), data);
      }
    }
    return 0;
  }

  private static void show(Report report, int i, double[] scores, double[] target, Dataset data) {
    int predicted = argMax(scores);
    int actual = target.length == 1 ? (int) target[0] : argMax(target);
    report.line(
        String.format(
            Locale.ROOT,
            "%4d: %s (%.4f)%s",
            i,
            label(data, predicted),
            scores[predicted],
            predicted == actual ? "" : ", is " + label(data, actual)));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("sample", i);
    json.put("predicted", predicted);
    json.put("actual", actual);
    json.put("scores", scores);
    report.object(json);
  }

  private static String label(Dataset data, int number) {
    List<String> names = data.classNames();
    return number < names.size() ? names.get(number) : Integer.toString(number);
  }

  private static double[] row(double[] values, int row, int rows) {
    int columns = values.length / rows;
    return java.util.Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
  }

  private static int argMax(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }
}
