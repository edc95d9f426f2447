package org.fascicle.specs;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** The mean of precision and recall in which recall weighs β times as much. */
public final class FbetaScore extends SpecBuilder<FbetaScore> {
  private FbetaScore(Spec spec) {
    super(spec, FbetaScore::new);
  }

  /**
   * The metric.
   *
   * @param beta β, above 0
   */
  public static FbetaScore of(double beta) {
    return new FbetaScore(Spec.of(Kind.METRIC, "fbeta_score").with("beta", beta));
  }

  /** {@code micro}, {@code macro} or {@code weighted}; one value a class unless set. */
  public FbetaScore average(String average) {
    return with("average", average);
  }

  /** What a score must be above, at most 1; the highest of its row counts unless set. */
  public FbetaScore threshold(double threshold) {
    return with("threshold", threshold);
  }
}
