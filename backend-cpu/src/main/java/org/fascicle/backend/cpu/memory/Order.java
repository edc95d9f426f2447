package org.fascicle.backend.cpu.memory;

import org.bytedeco.javacpp.Pointer;

/**
 * A way to lay a tensor's elements out that a library likes better than row by row. Two are equal
 * if they put the same elements in the same places.
 */
public interface Order {
  /** Bytes that the elements take. */
  long bytes();

  /**
   * Puts elements in this order.
   *
   * @param order the one that they are in; null for row by row
   * @param elements where they are
   * @param to where they are wanted
   */
  void arrange(Order order, Pointer elements, Pointer to);

  /**
   * Puts elements that are in this order row by row.
   *
   * @param elements where they are
   * @param to where they are wanted
   */
  void restore(Pointer elements, Pointer to);
}
