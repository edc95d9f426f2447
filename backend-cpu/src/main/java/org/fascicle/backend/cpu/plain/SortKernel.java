package org.fascicle.backend.cpu.plain;

import java.util.List;
import org.bytedeco.javacpp.indexer.LongIndexer;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.Sort;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.cpu.kernel.Reduction;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/**
 * Elements in order along an axis. Each element becomes an integer key of the wanted order, so that
 * one stable merge sort serves all types and both directions. Keys and positions lie in the
 * caller's scratch memory.
 */
public final class SortKernel implements Kernel {
  private static final int ARRAYS = 3;

  private final Reduction lanes;
  private final DType dtype;
  private final boolean descending;

  private SortKernel(Reduction lanes, DType dtype, boolean descending) {
    this.lanes = lanes;
    this.dtype = dtype;
    this.descending = descending;
  }

  /** Prepares {@link Sort}. */
  public static Kernel sort(Op op, List<TensorSpec> inputs) {
    Sort sort = (Sort) op;
    Reduction lanes = new Reduction(inputs.get(0).shape(), List.of(sort.axis()));
    return new SortKernel(lanes, inputs.get(0).dtype(), sort.descending());
  }

  @Override
  public long scratchBytes() {
    return Math.multiplyExact(ARRAYS * Long.BYTES, lanes.count());
  }

  @Override
  public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
    long n = lanes.count();
    if (n == 0 || lanes.results() == 0) {
      return;
    }
    LongIndexer work = Block.longs(scratch);
    Wholes x = Wholes.bits(inputs[0], dtype.bytes());
    Wholes values = Wholes.bits(outputs[0], dtype.bytes());
    LongIndexer positions = Block.longs(outputs[1]);
    long step = lanes.reduced().step(0);
    for (long i = 0; i < lanes.results(); i++) {
      long base = lanes.base(i);
      keys(inputs[0], base, step, work);
      long sorted = sort(work, n);
      for (long t = 0; t < n; t++) {
        long from = work.get(sorted + t);
        values.set(base + t * step, x.get(base + from * step));
        positions.put(base + t * step, from);
      }
    }
  }

  private void keys(Storage input, long base, long step, LongIndexer work) {
    if (dtype.isFloating()) {
      Reals x = Reals.of(input, dtype);
      for (long t = 0; t < lanes.count(); t++) {
        work.put(t, realKey(x.get(base + t * step)));
      }
    } else {
      Wholes x = Wholes.of(input, dtype);
      for (long t = 0; t < lanes.count(); t++) {
        long key = x.get(base + t * step);
        work.put(t, descending ? ~key : key);
      }
    }
  }

  /** Bits of a double order like integers once those of negative numbers are turned over. */
  private long realKey(double value) {
    if (Double.isNaN(value)) {
      return Long.MAX_VALUE;
    }
    // Adding 0 makes −0 equal to 0.
    long bits = Double.doubleToRawLongBits(value + 0.0);
    long ordered = bits ^ (bits >> 63) >>> 1;
    return descending ? ~ordered : ordered;
  }

  /** Merges runs of doubling length; returns where in the scratch memory the order stands. */
  private static long sort(LongIndexer work, long n) {
    for (long t = 0; t < n; t++) {
      work.put(n + t, t);
    }
    long from = n;
    long to = 2 * n;
    for (long width = 1; width < n; width *= 2) {
      for (long start = 0; start < n; start += 2 * width) {
        merge(work, from, to, start, Math.min(start + width, n), Math.min(start + 2 * width, n));
      }
      long swap = from;
      from = to;
      to = swap;
    }
    return from;
  }

  private static void merge(
      LongIndexer work, long from, long to, long start, long middle, long end) {
    long left = start;
    long right = middle;
    for (long t = start; t < end; t++) {
      boolean takeLeft =
          left < middle
              && (right == end
                  || work.get(work.get(from + left)) <= work.get(work.get(from + right)));
      work.put(to + t, work.get(from + (takeLeft ? left++ : right++)));
    }
  }
}
