package org.fascicle.specs;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** The mean over features of 100 · |target − prediction| / |target|. */
public final class MeanAbsolutePercentageError extends LossBuilder<MeanAbsolutePercentageError> {
  private MeanAbsolutePercentageError(Spec spec) {
    super(spec, MeanAbsolutePercentageError::new);
  }

  /** The loss. */
  public static MeanAbsolutePercentageError of() {
    return new MeanAbsolutePercentageError(Spec.of(Kind.LOSS, "mean_absolute_percentage_error"));
  }
}
