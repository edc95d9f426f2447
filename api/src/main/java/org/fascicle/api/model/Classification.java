package org.fascicle.api.model;

import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;

/** Counts how often a model takes each class for each. */
final class Classification {
  /** Samples whose predictions are held at a time. */
  private static final long CHUNK = 4096;

  private final Model model;
  private final Dataset data;
  private final Predict options;
  private final int columns;
  private final int classes;
  private final double[] confusion;

  Classification(Model model, Dataset data, Predict options) {
    if (model.outputs().size() != 1 || data.targets().size() != 1) {
      throw new InvalidArgumentException(
          "classificationReport",
          "a model with one output and data with one target",
          model.outputs().size() + " outputs and " + data.targets().size() + " targets",
          "Ask model.intermediate for the one output.");
    }
    this.model = model;
    this.data = data;
    this.options = options;
    this.columns = Math.toIntExact(model.outputs().get(0).shape().dim(-1));
    this.classes = Math.max(2, columns);
    this.confusion = new double[classes * classes];
  }

  ClassificationReport report() {
    for (long from = 0; from < data.size(); from += CHUNK) {
      Dataset chunk = data.range(from, Math.min(data.size(), from + CHUNK));
      add(from, model.predict(chunk, options).get(0), chunk.target(0));
    }
    return ClassificationReport.of(HostArray.of(confusion, classes, classes), data.classNames());
  }

  private void add(long first, HostArray prediction, HostArray target) {
    double[] scores = prediction.toDoubles();
    double[] truth = target.toDoubles();
    int rows = scores.length / columns;
    boolean isSparse = truth.length == rows;
    if (!isSparse && truth.length != scores.length) {
      throw new ShapeMismatchException(
          "classificationReport",
          "targets that are class numbers or one-hot, for predictions " + prediction.shape(),
          target.shape().toString(),
          "");
    }
    long perSample = Math.max(1, rows / Math.max(1, prediction.shape().dim(0)));
    for (int row = 0; row < rows; row++) {
      double label = isSparse ? truth[row] : highest(truth, row);
      if (columns == 1) {
        label = label > 0.5 ? 1 : 0;
      }
      if (!(label >= 0 && label < classes)) {
        throw new InvalidArgumentException(
            "classificationReport",
            "class numbers from 0 to " + (classes - 1),
            "label " + label + " at sample " + (first + row / perSample),
            "");
      }
      int predicted = columns == 1 ? (scores[row] > 0.5 ? 1 : 0) : highest(scores, row);
      int actual = (int) label;
      confusion[actual * classes + predicted]++;
    }
  }

  private int highest(double[] values, int row) {
    int best = 0;
    for (int k = 1; k < columns; k++) {
      if (values[row * columns + k] > values[row * columns + best]) {
        best = k;
      }
    }
    return best;
  }
}
