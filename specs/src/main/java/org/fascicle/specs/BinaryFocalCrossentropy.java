package org.fascicle.specs;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** Binary cross-entropy that makes little of what is predicted well. */
public final class BinaryFocalCrossentropy extends LossBuilder<BinaryFocalCrossentropy> {
  private BinaryFocalCrossentropy(Spec spec) {
    super(spec, BinaryFocalCrossentropy::new);
  }

  /** The loss, of probabilities. */
  public static BinaryFocalCrossentropy of() {
    return new BinaryFocalCrossentropy(Spec.of(Kind.LOSS, "binary_focal_crossentropy"));
  }

  /** Whether yes weighs α and no 1 − α; false unless set. */
  public BinaryFocalCrossentropy applyClassBalancing(boolean applyClassBalancing) {
    return with("apply_class_balancing", applyClassBalancing);
  }

  /** α, from 0 to 1; 0.25 unless set. */
  public BinaryFocalCrossentropy alpha(double alpha) {
    return with("alpha", alpha);
  }

  /** γ, 0 or more; 2 unless set. */
  public BinaryFocalCrossentropy gamma(double gamma) {
    return with("gamma", gamma);
  }

  /** Whether predictions are logits; false unless set. */
  public BinaryFocalCrossentropy fromLogits(boolean fromLogits) {
    return with("from_logits", fromLogits);
  }

  /** Moves targets towards indifference by this share, from 0 to 1; 0 unless set. */
  public BinaryFocalCrossentropy labelSmoothing(double labelSmoothing) {
    return with("label_smoothing", labelSmoothing);
  }

  /** The axis of classes or features; a negative one counts from the end; -1 unless set. */
  public BinaryFocalCrossentropy axis(int axis) {
    return with("axis", axis);
  }
}
