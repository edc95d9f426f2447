package org.fascicle.specs;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** The greatest sensitivity at a threshold where the specificity is high enough. */
public final class SensitivityAtSpecificity extends SpecBuilder<SensitivityAtSpecificity> {
  private SensitivityAtSpecificity(Spec spec) {
    super(spec, SensitivityAtSpecificity::new);
  }

  /**
   * The metric.
   *
   * @param specificity what must be reached, from 0 to 1
   */
  public static SensitivityAtSpecificity of(double specificity) {
    return new SensitivityAtSpecificity(
        Spec.of(Kind.METRIC, "sensitivity_at_specificity").with("specificity", specificity));
  }

  /** How many thresholds from 0 to 1 are tried; 200 unless set. */
  public SensitivityAtSpecificity numThresholds(int numThresholds) {
    return with("num_thresholds", numThresholds);
  }

  /** Only this class counts; all unless set. */
  public SensitivityAtSpecificity classId(int classId) {
    return with("class_id", classId);
  }
}
