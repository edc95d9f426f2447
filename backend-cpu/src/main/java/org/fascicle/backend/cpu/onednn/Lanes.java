package org.fascicle.backend.cpu.onednn;

import org.bytedeco.dnnl.memory;
import org.fascicle.api.tensor.Shape;

/**
 * An array seen from one of its axes.
 *
 * @param outer elements of the axes before it
 * @param length its own
 * @param inner elements of the axes behind it
 */
record Lanes(long outer, long length, long inner) {
  static final int AXIS = 1;

  static Lanes of(Shape shape, int axis) {
    return new Lanes(
        shape.slice(0, axis).elements(),
        shape.dim(axis),
        shape.slice(axis + 1, shape.rank()).elements());
  }

  /** Whether the axis is the last one that matters. */
  boolean isLast() {
    return inner == 1;
  }

  /** Whether there is nothing to do along the axis: the library refuses to reduce nothing. */
  boolean isTrivial() {
    return length < 2;
  }

  /** The number of lanes along the axis. */
  long count() {
    return outer * inner;
  }

  /** All elements. */
  memory.desc all() {
    return isLast() ? Layouts.floats(outer, length) : Layouts.floats(outer, length, inner);
  }

  /** One element a lane. */
  memory.desc one() {
    return isLast() ? Layouts.floats(outer, 1) : Layouts.floats(outer, 1, inner);
  }

  /** One element for all lanes. */
  memory.desc single() {
    return isLast() ? Layouts.floats(1, 1) : Layouts.floats(1, 1, 1);
  }

  long bytes() {
    return Float.BYTES * outer * length * inner;
  }
}
