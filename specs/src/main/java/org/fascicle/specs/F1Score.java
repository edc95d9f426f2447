package org.fascicle.specs;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** The harmonic mean of precision and recall. */
public final class F1Score extends SpecBuilder<F1Score> {
  private F1Score(Spec spec) {
    super(spec, F1Score::new);
  }

  /** The metric. */
  public static F1Score of() {
    return new F1Score(Spec.of(Kind.METRIC, "f1_score"));
  }

  /** {@code micro}, {@code macro} or {@code weighted}; one value a class unless set. */
  public F1Score average(String average) {
    return with("average", average);
  }

  /** What a score must be above, at most 1; the highest of its row counts unless set. */
  public F1Score threshold(double threshold) {
    return with("threshold", threshold);
  }
}
