package org.fascicle.specs;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** Cross-entropy of independent yes-or-no targets, averaged over features. */
public final class BinaryCrossentropy extends LossBuilder<BinaryCrossentropy> {
  private BinaryCrossentropy(Spec spec) {
    super(spec, BinaryCrossentropy::new);
  }

  /** The loss, of probabilities. */
  public static BinaryCrossentropy of() {
    return new BinaryCrossentropy(Spec.of(Kind.LOSS, "binary_crossentropy"));
  }

  /** Whether predictions are logits; false unless set. */
  public BinaryCrossentropy fromLogits(boolean fromLogits) {
    return with("from_logits", fromLogits);
  }

  /** Moves targets towards indifference by this share, from 0 to 1; 0 unless set. */
  public BinaryCrossentropy labelSmoothing(double labelSmoothing) {
    return with("label_smoothing", labelSmoothing);
  }

  /** The axis of classes or features; a negative one counts from the end; -1 unless set. */
  public BinaryCrossentropy axis(int axis) {
    return with("axis", axis);
  }
}
