package org.fascicle.specs;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** The mean over features of (log(1 + target) − log(1 + prediction))². */
public final class MeanSquaredLogarithmicError extends LossBuilder<MeanSquaredLogarithmicError> {
  private MeanSquaredLogarithmicError(Spec spec) {
    super(spec, MeanSquaredLogarithmicError::new);
  }

  /** The loss. */
  public static MeanSquaredLogarithmicError of() {
    return new MeanSquaredLogarithmicError(Spec.of(Kind.LOSS, "mean_squared_logarithmic_error"));
  }
}
