package org.fascicle.backend.cpu.onednn;

import org.bytedeco.javacpp.Pointer;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.backend.cpu.memory.Order;
import org.fascicle.spi.backend.Storage;

/**
 * What an update writes over, and the gradient, element beside element: the parameters' order
 * counts, or the gradient's where they have none yet, since whatever gave the gradient wants its
 * parameters so, too. Elements are not told apart, so that any order will do.
 */
final class InPlace {
  private final Storage[] in;
  private final Storage[] out;
  private final Block gradient;
  private final Order order;

  /**
   * Puts all in one order.
   *
   * @param in first what is written over, as many as there are results
   * @param gradient its place among the inputs
   */
  InPlace(Storage[] in, Storage[] out, int gradient) {
    this.in = in;
    this.out = out;
    this.gradient = Block.of(in[gradient]);
    Order own = Block.of(in[0]).order();
    Order wanted = own == null ? this.gradient.order() : own;
    this.order = wanted != null && isInPlace() ? wanted : null;
  }

  private boolean isInPlace() {
    for (int i = 0; i < out.length; i++) {
      if (in[i] != out[i]) {
        return false;
      }
    }
    return true;
  }

  /** Where a result is written, holding its input. */
  Pointer at(int index) {
    if (order != null) {
      return Block.of(out[index]).settle(order);
    }
    Pointer to = Block.address(out[index]);
    if (in[index] != out[index]) {
      Pointer.memcpy(to, Block.address(in[index]), out[index].bytes());
    }
    return to;
  }

  /** Where the gradient is. */
  Pointer gradient() {
    return order == null ? Block.address(gradient) : gradient.inOrder(order);
  }
}
