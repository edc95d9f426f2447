package org.fascicle.specs;

import java.util.Arrays;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/**
 * How little target and prediction overlap, with weights for what is missed and what is too much.
 */
public final class Tversky extends LossBuilder<Tversky> {
  private Tversky(Spec spec) {
    super(spec, Tversky::new);
  }

  /** The loss. */
  public static Tversky of() {
    return new Tversky(Spec.of(Kind.LOSS, "tversky"));
  }

  /** The weight of what is missed, 0 or more; 0.5 unless set. */
  public Tversky alpha(double alpha) {
    return with("alpha", alpha);
  }

  /** The weight of what is too much, 0 or more; 0.5 unless set. */
  public Tversky beta(double beta) {
    return with("beta", beta);
  }

  /**
   * The axes to sum over; negative ones count from the end; all unless set, which gives one number
   * a batch.
   */
  public Tversky axis(int... axis) {
    return with("axis", Arrays.stream(axis).boxed().toList());
  }
}
