package org.fascicle.examples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Summary;
import org.fascicle.api.tensor.Shape;

/** The figures of a training run, by the keys that {@code fascicle example --json} documents. */
final class TrainingFigures {
  private TrainingFigures() {}

  /**
   * Collects them.
   *
   * @param dataset the name of the dataset that was used
   * @param test what {@code evaluate} gave for the held-out samples
   */
  static Map<String, Object> of(
      ExampleRun run, String dataset, Model model, History history, Map<String, Double> test) {
    Map<String, Object> figures = of(run, dataset, model, history);
    figures.put("testLoss", test.get("loss"));
    figures.put("testAccuracy", test.get("accuracy"));
    return figures;
  }

  /** Collects those of a run without held-out samples. */
  static Map<String, Object> of(ExampleRun run, String dataset, Model model, History history) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("backend", model.session().backend());
    figures.put("seed", run.seed());
    figures.put("dataset", dataset);
    figures.put("parameters", model.summary().parameters());
    figures.put("layers", model.summary().rows().stream().map(TrainingFigures::layer).toList());
    figures.put("trainLoss", list(history.get("loss")));
    putIfThere(figures, "trainAccuracy", history, "accuracy");
    putIfThere(figures, "valLoss", history, "val_loss");
    putIfThere(figures, "valAccuracy", history, "val_accuracy");
    figures.put("secondsPerEpoch", seconds(history));
    figures.put("stepMillis", history.stepMillis());
    return figures;
  }

  /** Of those epochs that this start has made: NaN, which JSON has not, is a backup's. */
  private static List<Double> seconds(History history) {
    return history.epochs().stream().map(History.Epoch::seconds).filter(Double::isFinite).toList();
  }

  private static void putIfThere(
      Map<String, Object> figures, String key, History history, String name) {
    if (history.epochs().isEmpty() ? name.equals("accuracy") : history.last().containsKey(name)) {
      figures.put(key, list(history.get(name)));
    }
  }

  private static Map<String, Object> layer(Summary.Row row) {
    Map<String, Object> layer = new LinkedHashMap<>();
    layer.put("name", row.name());
    layer.put("shape", row.outputs().isEmpty() ? List.of() : dims(row.outputs().get(0)));
    layer.put("parameters", row.parameters());
    return layer;
  }

  /** Axis lengths; null, which JSON has, for one that is not known. */
  private static List<Long> dims(Shape shape) {
    List<Long> dims = new ArrayList<>();
    for (long dim : shape.dims()) {
      dims.add(dim == Shape.UNKNOWN ? null : dim);
    }
    return dims;
  }

  private static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
