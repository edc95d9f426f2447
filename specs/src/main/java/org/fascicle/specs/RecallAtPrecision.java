package org.fascicle.specs;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** The greatest recall at a threshold where the precision is high enough. */
public final class RecallAtPrecision extends SpecBuilder<RecallAtPrecision> {
  private RecallAtPrecision(Spec spec) {
    super(spec, RecallAtPrecision::new);
  }

  /**
   * The metric.
   *
   * @param precision what must be reached, from 0 to 1
   */
  public static RecallAtPrecision of(double precision) {
    return new RecallAtPrecision(
        Spec.of(Kind.METRIC, "recall_at_precision").with("precision", precision));
  }

  /** How many thresholds from 0 to 1 are tried; 200 unless set. */
  public RecallAtPrecision numThresholds(int numThresholds) {
    return with("num_thresholds", numThresholds);
  }

  /** Only this class counts; all unless set. */
  public RecallAtPrecision classId(int classId) {
    return with("class_id", classId);
  }
}
