package org.fascicle.specs;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** The mean over features of |target − prediction|. */
public final class MeanAbsoluteError extends LossBuilder<MeanAbsoluteError> {
  private MeanAbsoluteError(Spec spec) {
    super(spec, MeanAbsoluteError::new);
  }

  /** The loss. */
  public static MeanAbsoluteError of() {
    return new MeanAbsoluteError(Spec.of(Kind.LOSS, "mean_absolute_error"));
  }
}
