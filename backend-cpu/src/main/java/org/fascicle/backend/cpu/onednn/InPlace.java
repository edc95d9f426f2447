package org.fascicle.backend.cpu.onednn;

import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.backend.cpu.memory.Order;
import org.fascicle.spi.backend.Storage;

/**
 * What an update writes over, and what it reads beside that, element beside element: the order of
 * what is written over counts, or where that has none yet the order of what is read, since whatever
 * gave a gradient wants its parameters so, too. Elements are not told apart, so that any order will
 * do.
 */
final class InPlace {
  private final Storage[] in;
  private final Storage[] out;
  private final int[] over;
  private final Order order;

  /**
   * Puts all in one order.
   *
   * @param in first what is written over, as many as there are results, then the gradient
   */
  InPlace(Storage[] in, Storage[] out) {
    this(in, out, IntStream.range(0, out.length).toArray(), out.length);
  }

  /**
   * Puts all in one order.
   *
   * @param over for each result the input that it is written over; below 0 for none
   * @param beside inputs of the same shape
   */
  InPlace(Storage[] in, Storage[] out, int[] over, int... beside) {
    this.in = in;
    this.out = out;
    this.over = over;
    this.order = isInPlace() ? wanted(beside) : null;
  }

  private boolean isInPlace() {
    for (int i = 0; i < out.length; i++) {
      if (over[i] < 0 || in[over[i]] != out[i]) {
        return false;
      }
    }
    return true;
  }

  private Order wanted(int... beside) {
    Order wanted = Block.of(in[over[0]]).order();
    for (int i = 0; wanted == null && i < beside.length; i++) {
      wanted = Block.of(in[beside[i]]).order();
    }
    return wanted;
  }

  /** Where a result is written, holding its input if it is written over one. */
  Pointer at(int result) {
    if (order != null) {
      return Block.of(out[result]).settle(order);
    }
    Pointer to = Block.address(out[result]);
    if (over[result] >= 0 && in[over[result]] != out[result]) {
      Pointer.memcpy(to, Block.address(in[over[result]]), out[result].bytes());
    }
    return to;
  }

  /** Where an input is, once what is written over it has been asked for. */
  Pointer read(int input) {
    return order == null ? Block.address(in[input]) : Block.of(in[input]).inOrder(order);
  }

  /** Where the gradient behind what is written over is. */
  Pointer gradient() {
    return read(out.length);
  }
}
