package org.fascicle.distribution.command;

import java.util.Map;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.model.ClassificationReport;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Predict;
import org.fascicle.charts.ConfusionPicture;
import org.fascicle.charts.Drawing;
import org.fascicle.embed.Fascicle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Draws which classes a model takes for which. */
@Command(
    name = "confusion",
    description = "Draw which classes the model takes for which: counts and shares of each class.",
    footer = {"", "Example: fascicle show confusion model.fascicle --dataset mnist"})
final class ShowConfusionCommand extends PictureCommand {
  @Mixin DatasetOptions dataset;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      defaultValue = "200",
      description = "Samples a batch (default: ${DEFAULT-VALUE}).")
  int batchSize;

  @Override
  Drawing draw(Fascicle fascicle, Model model, Map<String, Object> facts) {
    Dataset data = dataset.part(fascicle, "test");
    ClassificationReport report = model.classificationReport(data, Predict.batchSize(batchSize));
    facts.put("samples", data.size());
    facts.put("accuracy", report.accuracy());
    return ConfusionPicture.of(model.name() + " on " + dataset.dataset, report);
  }
}
