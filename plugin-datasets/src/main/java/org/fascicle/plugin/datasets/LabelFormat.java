package org.fascicle.plugin.datasets;

import org.fascicle.api.data.Dataset;

/** How classes are handed out. */
public enum LabelFormat {
  /** float32, shape (K): 1 at the class, 0 elsewhere; for categorical cross-entropy. */
  ONE_HOT,
  /** int32, a scalar: the number of the class; for sparse categorical cross-entropy. */
  INDEX;

  /**
   * The format that an option names.
   *
   * @throws org.fascicle.api.exception.InvalidArgumentException if it names none
   */
  public static LabelFormat of(String label) {
    return Options.choice("labels", LabelFormat.class, label);
  }

  /** The option's value. */
  public String label() {
    return Options.label(this);
  }

  /**
   * A view of int32 labels in this format.
   *
   * @param classes number of classes, K
   */
  public Dataset apply(Dataset labelled, int classes) {
    return this == INDEX ? labelled : labelled.oneHot(classes);
  }
}
