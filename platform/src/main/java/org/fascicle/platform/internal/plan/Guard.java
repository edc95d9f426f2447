package org.fascicle.platform.internal.plan;

import java.util.Objects;
import java.util.function.Supplier;

/** A value that the program went by when a step was noted. */
record Guard(Supplier<?> value, Object then) {
  /** Whether the program would find the same value now. */
  boolean holds() {
    return Objects.equals(value.get(), then);
  }
}
