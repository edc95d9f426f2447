package org.fascicle.specs;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** Specs of metrics. */
public final class Metrics {
  private Metrics() {}

  /**
   * The share of right answers, of the kind that targets and predictions call for: binary,
   * categorical or sparse.
   */
  public static Spec accuracy() {
    return metric("accuracy");
  }

  /** The share of predictions on the right side of 0.5. */
  public static Spec binaryAccuracy() {
    return metric("binary_accuracy");
  }

  /** The share of predictions on the right side of a threshold. */
  public static Spec binaryAccuracy(double threshold) {
    return metric("binary_accuracy").with("threshold", threshold);
  }

  /** The share of samples whose largest prediction is that of the one-hot target. */
  public static Spec categoricalAccuracy() {
    return metric("categorical_accuracy");
  }

  /** The share of samples whose largest prediction is that of the class number. */
  public static Spec sparseCategoricalAccuracy() {
    return metric("sparse_categorical_accuracy");
  }

  /** The mean of (target − prediction)². */
  public static Spec meanSquaredError() {
    return metric("mean_squared_error");
  }

  /** The mean of |target − prediction|. */
  public static Spec meanAbsoluteError() {
    return metric("mean_absolute_error");
  }

  private static Spec metric(String type) {
    return Spec.of(Kind.METRIC, type);
  }
}
