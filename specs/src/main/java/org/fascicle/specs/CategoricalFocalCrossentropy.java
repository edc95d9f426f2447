package org.fascicle.specs;

import java.util.Arrays;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** Categorical cross-entropy that makes little of what is predicted well. */
public final class CategoricalFocalCrossentropy extends LossBuilder<CategoricalFocalCrossentropy> {
  private CategoricalFocalCrossentropy(Spec spec) {
    super(spec, CategoricalFocalCrossentropy::new);
  }

  /** The loss, of probabilities. */
  public static CategoricalFocalCrossentropy of() {
    return new CategoricalFocalCrossentropy(Spec.of(Kind.LOSS, "categorical_focal_crossentropy"));
  }

  /** α, 0 or more: one number for all classes, or one a class; 0.25 unless set. */
  public CategoricalFocalCrossentropy alpha(double... alpha) {
    return with("alpha", Arrays.stream(alpha).boxed().toList());
  }

  /** γ, 0 or more; 2 unless set. */
  public CategoricalFocalCrossentropy gamma(double gamma) {
    return with("gamma", gamma);
  }

  /** Whether predictions are logits; false unless set. */
  public CategoricalFocalCrossentropy fromLogits(boolean fromLogits) {
    return with("from_logits", fromLogits);
  }

  /** Moves targets towards indifference by this share, from 0 to 1; 0 unless set. */
  public CategoricalFocalCrossentropy labelSmoothing(double labelSmoothing) {
    return with("label_smoothing", labelSmoothing);
  }

  /** The axis of classes or features; a negative one counts from the end; -1 unless set. */
  public CategoricalFocalCrossentropy axis(int axis) {
    return with("axis", axis);
  }
}
