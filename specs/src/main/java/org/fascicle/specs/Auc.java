package org.fascicle.specs;

import java.util.Arrays;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** The area under the curve of true against false positives, or of precision against recall. */
public final class Auc extends SpecBuilder<Auc> {
  private Auc(Spec spec) {
    super(spec, Auc::new);
  }

  /** The metric. */
  public static Auc of() {
    return new Auc(Spec.of(Kind.METRIC, "auc"));
  }

  /** How many thresholds from 0 to 1 are tried; 200 unless set. */
  public Auc numThresholds(int numThresholds) {
    return with("num_thresholds", numThresholds);
  }

  /** {@code ROC}, {@code PR} or {@code PRGAIN}; ROC unless set. */
  public Auc curve(String curve) {
    return with("curve", curve);
  }

  /** {@code interpolation}, {@code minoring} or {@code majoring}; interpolation unless set. */
  public Auc summationMethod(String summationMethod) {
    return with("summation_method", summationMethod);
  }

  /** Thresholds between 0 and 1 in place of even ones. */
  public Auc thresholds(double... thresholds) {
    return with("thresholds", Arrays.stream(thresholds).boxed().toList());
  }

  /** Whether each label has an area of its own, averaged then; false unless set. */
  public Auc multiLabel(boolean multiLabel) {
    return with("multi_label", multiLabel);
  }

  /** Weights of the labels; ones unless set. */
  public Auc labelWeights(double... labelWeights) {
    return with("label_weights", Arrays.stream(labelWeights).boxed().toList());
  }

  /** Whether predictions are logits, without sigmoid; false unless set. */
  public Auc fromLogits(boolean fromLogits) {
    return with("from_logits", fromLogits);
  }
}
