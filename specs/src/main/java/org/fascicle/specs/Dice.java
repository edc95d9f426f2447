package org.fascicle.specs;

import java.util.Arrays;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** How little target and prediction overlap. */
public final class Dice extends LossBuilder<Dice> {
  private Dice(Spec spec) {
    super(spec, Dice::new);
  }

  /** The loss. */
  public static Dice of() {
    return new Dice(Spec.of(Kind.LOSS, "dice"));
  }

  /**
   * The axes to sum over; negative ones count from the end; all unless set, which gives one number
   * a batch.
   */
  public Dice axis(int... axis) {
    return with("axis", Arrays.stream(axis).boxed().toList());
  }
}
