package org.fascicle.api.plugin;

import java.util.Objects;
import org.fascicle.api.tensor.Shape;

/**
 * A value that the platform keeps for an optimiser beside each parameter, of the parameter's type.
 *
 * @param name unique among the optimiser's slots
 * @param shape the parameter's, or another
 * @param initial the value of every element before the first update
 */
public record Slot(String name, Shape shape, double initial) {
  /** Checks. */
  public Slot {
    Objects.requireNonNull(name);
    Objects.requireNonNull(shape);
  }

  /** A slot of zeros. */
  public static Slot zeros(String name, Shape shape) {
    return new Slot(name, shape, 0);
  }
}
