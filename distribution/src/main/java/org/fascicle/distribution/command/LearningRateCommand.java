package org.fascicle.distribution.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.model.LearningRateFinder;
import org.fascicle.api.model.LearningRateFinder.Curve;
import org.fascicle.api.model.Model;
import org.fascicle.charts.LineChart;
import org.fascicle.charts.Picture;
import org.fascicle.distribution.console.Report;
import org.fascicle.embed.Fascicle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks for a learning rate: tries many, shows the loss of each. */
@Command(
    name = "lr-find",
    description = "Look for a learning rate by a range test, and draw the loss over the rate.",
    footer = {
      "",
      "Examples:",
      "  fascicle lr-find --optimizer sgd",
      "  fascicle lr-find --dataset mnist --from 1e-4 --to 10 --steps 200"
    })
final class LearningRateCommand extends PlatformCommand {
  @Mixin DatasetOptions dataset;
  @Mixin NetworkOptions network;

  @Option(
      names = "--from",
      paramLabel = "RATE",
      defaultValue = "1e-6",
      description = "The lowest rate (default: ${DEFAULT-VALUE}).")
  double from;

  @Option(
      names = "--to",
      paramLabel = "RATE",
      defaultValue = "10",
      description = "The highest rate (default: ${DEFAULT-VALUE}).")
  double to;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many rates are tried (default: ${DEFAULT-VALUE}).")
  int steps;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "runs/lr-find",
      description = "Where the picture goes (default: ${DEFAULT-VALUE}).")
  Path out;

  @Override
  int run(Fascicle fascicle, Report report) {
    Dataset train = dataset.part(fascicle, "train");
    try (Model model = network.build(fascicle, common, train)) {
      Curve curve =
          LearningRateFinder.of()
              .range(from, to)
              .steps(steps)
              .batchSize(network.batchSize)
              .find(fascicle::copy, model, train);
      Path image = out.resolve("learning-rate.png");
      Picture.write(image, chart(curve));
      OptionalDouble suggestion = curve.suggestion();
      report.line(
          suggestion.isPresent()
              ? String.format(
                  Locale.ROOT,
                  "The loss falls most steeply at a learning rate of %.2g.",
                  suggestion.getAsDouble())
              : "The loss falls at none of these rates.");
      report.line("Saved " + image);
      report.object(json(model, curve, image));
      return 0;
    }
  }

  private static LineChart chart(Curve curve) {
    double[] rates = array(curve.rates());
    return LineChart.of("Loss while the learning rate rises", "learning rate")
        .logarithmicX()
        .line("loss", rates, array(curve.losses()))
        .line("smoothed", rates, array(curve.smoothed()));
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static Map<String, Object> json(Model model, Curve curve, Path image) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("backend", model.session().backend());
    json.put("suggestion", curve.suggestion().orElse(Double.NaN));
    json.put("rates", curve.rates());
    json.put("losses", curve.losses());
    json.put("smoothed", curve.smoothed());
    json.put("file", image.toString());
    return json;
  }
}
