package org.fascicle.specs;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** The share of the targets' variance that predictions explain. */
public final class R2Score extends SpecBuilder<R2Score> {
  private R2Score(Spec spec) {
    super(spec, R2Score::new);
  }

  /** The metric. */
  public static R2Score of() {
    return new R2Score(Spec.of(Kind.METRIC, "r2_score"));
  }

  /**
   * {@code uniform_average}, {@code variance_weighted_average}, or {@code none} for one value a
   * feature; uniform_average unless set.
   */
  public R2Score classAggregation(String classAggregation) {
    return with("class_aggregation", classAggregation);
  }

  /** The number of independent variables, for the adjusted score; not adjusted unless set. */
  public R2Score numRegressors(int numRegressors) {
    return with("num_regressors", numRegressors);
  }
}
