package org.fascicle.specs;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** Cross-entropy of class numbers, (N), against predictions (N, K). */
public final class SparseCategoricalCrossentropy
    extends LossBuilder<SparseCategoricalCrossentropy> {
  private SparseCategoricalCrossentropy(Spec spec) {
    super(spec, SparseCategoricalCrossentropy::new);
  }

  /** The loss, of probabilities. */
  public static SparseCategoricalCrossentropy of() {
    return new SparseCategoricalCrossentropy(Spec.of(Kind.LOSS, "sparse_categorical_crossentropy"));
  }

  /** Whether predictions are logits; false unless set. */
  public SparseCategoricalCrossentropy fromLogits(boolean fromLogits) {
    return with("from_logits", fromLogits);
  }

  /** The class number of elements that do not count; none unless set. */
  public SparseCategoricalCrossentropy ignoreClass(int ignoreClass) {
    return with("ignore_class", ignoreClass);
  }

  /** The axis of classes or features; a negative one counts from the end; -1 unless set. */
  public SparseCategoricalCrossentropy axis(int axis) {
    return with("axis", axis);
  }
}
