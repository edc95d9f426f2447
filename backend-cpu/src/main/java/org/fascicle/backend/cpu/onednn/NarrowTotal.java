package org.fascicle.backend.cpu.onednn;

import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.javacpp.Pointer;
import org.fascicle.backend.cpu.kernel.Scratch;
import org.fascicle.backend.cpu.memory.Address;
import org.fascicle.spi.backend.Storage;

/**
 * One number from all elements of a type other than float32: their sum, times a factor. The
 * library's reduction has one thread add up a row; so many elements are seen as rows, which are
 * added up side by side, and then their sums are. The rows follow from the number of elements
 * alone, so that any number of threads gives the same result. Between the two, sums are float32.
 */
final class NarrowTotal {
  /** Elements of a row: enough that its beginning does not count. */
  private static final long ROW = 1 << 15;

  /** With fewer elements than this a kernel has one thread, and one row is the fastest. */
  private static final long MANY = 4 * ROW;

  private final Step rows;
  private final Step rest;
  private final Step last;
  private final long place;
  private final long restFrom;
  private final long restTo;

  /**
   * Prepares the sum.
   *
   * @param count how many elements
   * @param factor what their sum is multiplied by
   */
  NarrowTotal(Primitives primitives, Precision type, long count, double factor, Scratch scratch) {
    if (count < MANY) {
      rows = null;
      rest = null;
      place = 0;
      restFrom = 0;
      restTo = 0;
      last = new Step(sum(primitives, type, 1, count, type, scaled(factor)), scratch);
      return;
    }
    long full = count / ROW;
    long left = count % ROW;
    place = scratch.reserve(Precision.SINGLE.bytes(full + 1));
    restFrom = type.bytes(full * ROW);
    restTo = place + Precision.SINGLE.bytes(full);
    rows = new Step(sum(primitives, type, full, ROW, Precision.SINGLE, new Fusion()), scratch);
    rest =
        left == 0
            ? null
            : new Step(sum(primitives, type, 1, left, Precision.SINGLE, new Fusion()), scratch);
    long sums = left == 0 ? full : full + 1;
    last = new Step(sum(primitives, Precision.SINGLE, 1, sums, type, scaled(factor)), scratch);
  }

  private static Fusion scaled(double factor) {
    Fusion fusion = new Fusion();
    return factor == 1 ? fusion : fusion.apply(algorithm.eltwise_linear, factor, 0);
  }

  private static Prepared sum(
      Primitives primitives, Precision from, long kept, long reduced, Precision to, Fusion then) {
    return primitives.reduction(
        algorithm.reduction_sum, from.numbers(kept, reduced), to.numbers(kept, 1), then);
  }

  /** Adds up. */
  void run(Storage scratch, Pointer x, Pointer y) {
    if (rows == null) {
      last.run(scratch, x, y);
      return;
    }
    Pointer sums = Scratch.at(scratch, place);
    rows.run(scratch, x, sums);
    if (rest != null) {
      rest.run(scratch, new Address(x.address() + restFrom), Scratch.at(scratch, restTo));
    }
    last.run(scratch, sums, y);
  }
}
