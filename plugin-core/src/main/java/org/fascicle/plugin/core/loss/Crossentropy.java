package org.fascicle.plugin.core.loss;

import org.fascicle.api.plugin.Check;

/**
 * The configuration of a cross-entropy.
 *
 * @param fromLogits whether predictions are logits, without sigmoid or softmax; false unless set
 * @param labelSmoothing moves targets towards indifference by this share, from 0 to 1; 0 unless set
 * @param axis the axis of classes or features; a negative one counts from the end; -1 unless set
 */
public record Crossentropy(Boolean fromLogits, Double labelSmoothing, Integer axis) {
  /** Checks values and fills in defaults. */
  public Crossentropy {
    fromLogits = Check.or(fromLogits, false);
    labelSmoothing = Check.share("label_smoothing", Check.or(labelSmoothing, 0.0));
    axis = Check.or(axis, -1);
  }
}
