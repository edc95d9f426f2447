package org.fascicle.api.tensor;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A named tensor whose value changes between steps: a parameter, an optimiser slot, a statistic.
 */
@ProviderType
public interface Variable {
  /** The name, unique within its owner. */
  String name();

  /** Shape and element type; they never change. */
  TensorSpec spec();

  /** Whether training updates it and tapes watch it. */
  boolean isTrainable();

  /** Says whether training updates it and tapes watch it. */
  void setTrainable(boolean trainable);

  /** The value now: the same handle until the version changes. Not to be closed by the reader. */
  Tensor value();

  /** How often the value has changed. */
  long version();

  /**
   * Replaces the value by a copy of this one.
   *
   * @throws org.fascicle.api.exception.ShapeMismatchException if the shape differs
   * @throws org.fascicle.api.exception.DTypeMismatchException if the element type differs
   */
  void assign(Tensor value);
}
