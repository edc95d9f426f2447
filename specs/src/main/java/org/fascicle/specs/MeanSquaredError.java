package org.fascicle.specs;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** The mean over features of (target − prediction)². */
public final class MeanSquaredError extends LossBuilder<MeanSquaredError> {
  private MeanSquaredError(Spec spec) {
    super(spec, MeanSquaredError::new);
  }

  /** The loss. */
  public static MeanSquaredError of() {
    return new MeanSquaredError(Spec.of(Kind.LOSS, "mean_squared_error"));
  }
}
