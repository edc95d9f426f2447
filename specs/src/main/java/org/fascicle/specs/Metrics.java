package org.fascicle.specs;

import java.util.Arrays;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.model.SpecSource;

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

  /** The share of elements that equal their targets. */
  public static Spec equality() {
    return metric("equality");
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

  /** The share of one-hot targets among the k highest predictions. */
  public static Spec topKCategoricalAccuracy(int k) {
    return metric("top_k_categorical_accuracy").with("k", k);
  }

  /** The share of class numbers among the k highest predictions. */
  public static Spec sparseTopKCategoricalAccuracy(int k) {
    return metric("sparse_top_k_categorical_accuracy").with("k", k);
  }

  /** The root of the mean of (target − prediction)². */
  public static Spec rootMeanSquaredError() {
    return metric("root_mean_squared_error");
  }

  /** The mean of 100 · |target − prediction| / |target|. */
  public static Spec meanAbsolutePercentageError() {
    return metric("mean_absolute_percentage_error");
  }

  /** The mean of (log(1 + target) − log(1 + prediction))². */
  public static Spec meanSquaredLogarithmicError() {
    return metric("mean_squared_logarithmic_error");
  }

  /** The mean of log cosh(prediction − target). */
  public static Spec logCoshError() {
    return metric("log_cosh_error");
  }

  /** The mean of max(1 − t · p, 0). */
  public static Spec hinge() {
    return metric("hinge");
  }

  /** The mean of max(1 − t · p, 0)². */
  public static Spec squaredHinge() {
    return metric("squared_hinge");
  }

  /** The mean of max(1 + the greatest wrong score − the right one, 0). */
  public static Spec categoricalHinge() {
    return metric("categorical_hinge");
  }

  /** The mean of Σ t · log(t / p). */
  public static Spec klDivergence() {
    return metric("kl_divergence");
  }

  /** The mean of p − t · log p. */
  public static Spec poisson() {
    return metric("poisson");
  }

  /** The mean cross-entropy of yes-or-no targets. */
  public static Spec binaryCrossentropy() {
    return metric("binary_crossentropy");
  }

  /** The mean cross-entropy of one-hot targets. */
  public static Spec categoricalCrossentropy() {
    return metric("categorical_crossentropy");
  }

  /** The mean cross-entropy of class numbers. */
  public static Spec sparseCategoricalCrossentropy() {
    return metric("sparse_categorical_crossentropy");
  }

  /** The mean of the predictions, whatever the targets. */
  public static Spec mean() {
    return metric("mean");
  }

  /** The sum of the predictions, whatever the targets. */
  public static Spec sum() {
    return metric("sum");
  }

  /** How often each class was taken for each. */
  public static Spec confusionMatrix() {
    return metric("confusion_matrix");
  }

  /** The mean recall of the classes that occur. */
  public static Spec balancedAccuracy() {
    return metric("balanced_accuracy");
  }

  /** The correlation of actual and predicted classes. */
  public static Spec matthewsCorrelation() {
    return metric("matthews_correlation");
  }

  /** Agreement beyond chance. */
  public static Spec cohenKappa() {
    return metric("cohen_kappa");
  }

  /** The mean cosine of the angle between target and prediction. */
  public static Spec cosineSimilarity() {
    return metric("cosine_similarity");
  }

  /** The mean cosine of the angle between target and prediction along an axis. */
  public static Spec cosineSimilarity(int axis) {
    return metric("cosine_similarity").with("axis", axis);
  }

  /**
   * Agreement beyond chance; a disagreement counts {@code linear} or {@code quadratic} in its
   * distance.
   */
  public static Spec cohenKappa(String weightage) {
    return metric("cohen_kappa").with("weightage", weightage);
  }

  /** What is true and scored above a threshold. One value a threshold; 0.5 unless given. */
  public static Spec truePositives(double... thresholds) {
    return thresholds("true_positives", thresholds);
  }

  /** What is false and scored above a threshold. One value a threshold; 0.5 unless given. */
  public static Spec falsePositives(double... thresholds) {
    return thresholds("false_positives", thresholds);
  }

  /** What is false and not scored above a threshold. One value a threshold; 0.5 unless given. */
  public static Spec trueNegatives(double... thresholds) {
    return thresholds("true_negatives", thresholds);
  }

  /** What is true and not scored above a threshold. One value a threshold; 0.5 unless given. */
  public static Spec falseNegatives(double... thresholds) {
    return thresholds("false_negatives", thresholds);
  }

  /** The mean of a loss, configured as it is: a cross-entropy of logits. */
  public static Spec of(SpecSource loss) {
    return Spec.of(Kind.METRIC, loss.spec().type(), loss.spec().config());
  }

  private static Spec thresholds(String type, double... thresholds) {
    Spec metric = metric(type);
    return thresholds.length == 0
        ? metric
        : metric.with("thresholds", Arrays.stream(thresholds).boxed().toList());
  }

  private static Spec metric(String type) {
    return Spec.of(Kind.METRIC, type);
  }
}
