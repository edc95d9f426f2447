package org.fascicle.specs;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** The greatest precision at a threshold where the recall is high enough. */
public final class PrecisionAtRecall extends SpecBuilder<PrecisionAtRecall> {
  private PrecisionAtRecall(Spec spec) {
    super(spec, PrecisionAtRecall::new);
  }

  /**
   * The metric.
   *
   * @param recall what must be reached, from 0 to 1
   */
  public static PrecisionAtRecall of(double recall) {
    return new PrecisionAtRecall(
        Spec.of(Kind.METRIC, "precision_at_recall").with("recall", recall));
  }

  /** How many thresholds from 0 to 1 are tried; 200 unless set. */
  public PrecisionAtRecall numThresholds(int numThresholds) {
    return with("num_thresholds", numThresholds);
  }

  /** Only this class counts; all unless set. */
  public PrecisionAtRecall classId(int classId) {
    return with("class_id", classId);
  }
}
