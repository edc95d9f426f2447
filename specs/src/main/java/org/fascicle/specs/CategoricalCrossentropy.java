package org.fascicle.specs;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** Cross-entropy of one-hot targets, (N, K). */
public final class CategoricalCrossentropy extends LossBuilder<CategoricalCrossentropy> {
  private CategoricalCrossentropy(Spec spec) {
    super(spec, CategoricalCrossentropy::new);
  }

  /** The loss, of probabilities. */
  public static CategoricalCrossentropy of() {
    return new CategoricalCrossentropy(Spec.of(Kind.LOSS, "categorical_crossentropy"));
  }

  /** Whether predictions are logits; false unless set. */
  public CategoricalCrossentropy fromLogits(boolean fromLogits) {
    return with("from_logits", fromLogits);
  }

  /** Moves targets towards indifference by this share, from 0 to 1; 0 unless set. */
  public CategoricalCrossentropy labelSmoothing(double labelSmoothing) {
    return with("label_smoothing", labelSmoothing);
  }

  /** The axis of classes or features; a negative one counts from the end; -1 unless set. */
  public CategoricalCrossentropy axis(int axis) {
    return with("axis", axis);
  }
}
