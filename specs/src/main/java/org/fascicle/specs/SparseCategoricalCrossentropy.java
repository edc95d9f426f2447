package org.fascicle.specs;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** Cross-entropy of class numbers, (N), against predictions (N, K). */
public final class SparseCategoricalCrossentropy
    extends SpecBuilder<SparseCategoricalCrossentropy> {
  private SparseCategoricalCrossentropy(Spec spec) {
    super(spec, SparseCategoricalCrossentropy::new);
  }

  /** The loss, of probabilities. */
  public static SparseCategoricalCrossentropy of() {
    return new SparseCategoricalCrossentropy(Spec.of(Kind.LOSS, "sparse_categorical_crossentropy"));
  }

  /** Whether predictions are logits, without softmax; false unless set. */
  public SparseCategoricalCrossentropy fromLogits(boolean fromLogits) {
    return with("from_logits", fromLogits);
  }
}
