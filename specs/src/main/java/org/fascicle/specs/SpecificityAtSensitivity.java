package org.fascicle.specs;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** The greatest specificity at a threshold where the sensitivity is high enough. */
public final class SpecificityAtSensitivity extends SpecBuilder<SpecificityAtSensitivity> {
  private SpecificityAtSensitivity(Spec spec) {
    super(spec, SpecificityAtSensitivity::new);
  }

  /**
   * The metric.
   *
   * @param sensitivity what must be reached, from 0 to 1
   */
  public static SpecificityAtSensitivity of(double sensitivity) {
    return new SpecificityAtSensitivity(
        Spec.of(Kind.METRIC, "specificity_at_sensitivity").with("sensitivity", sensitivity));
  }

  /** How many thresholds from 0 to 1 are tried; 200 unless set. */
  public SpecificityAtSensitivity numThresholds(int numThresholds) {
    return with("num_thresholds", numThresholds);
  }

  /** Only this class counts; all unless set. */
  public SpecificityAtSensitivity classId(int classId) {
    return with("class_id", classId);
  }
}
