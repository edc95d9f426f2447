package org.fascicle.backend.reference.kernel;

import java.util.List;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.Sort;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.reference.memory.ArrayPool;
import org.fascicle.backend.reference.memory.ArrayType;
import org.fascicle.backend.reference.memory.HeapStorage;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/**
 * Elements in order along an axis. Each element becomes an integer key of the wanted order, so that
 * one stable merge sort serves all types and both directions.
 */
final class SortKernel implements Kernel {
  private final ArrayPool pool;
  private final Reduction lanes;
  private final Key key;
  private final Copy copy;

  private SortKernel(ArrayPool pool, Reduction lanes, Key key, Copy copy) {
    this.pool = pool;
    this.lanes = lanes;
    this.key = key;
    this.copy = copy;
  }

  /** An element's place in the order. */
  @FunctionalInterface
  private interface Key {
    long of(Object array, int index);
  }

  static KernelFactory sort(ArrayPool pool) {
    return (op, inputs) -> prepare(pool, op, inputs);
  }

  private static Kernel prepare(ArrayPool pool, Op op, List<TensorSpec> inputs) {
    Sort sort = (Sort) op;
    DType dtype = inputs.get(0).dtype();
    Reduction lanes = Reduction.of(inputs.get(0).shape(), List.of(sort.axis()));
    return new SortKernel(pool, lanes, key(dtype, sort.descending()), Copy.of(dtype));
  }

  @Override
  public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
    int n = lanes.count();
    HeapStorage keys = pool.allocate(ArrayType.LONGS, n);
    HeapStorage order = pool.allocate(ArrayType.INTS, n);
    HeapStorage spare = pool.allocate(ArrayType.INTS, n);
    try {
      for (int i = 0; n > 0 && i < lanes.results(); i++) {
        lane(inputs[0], outputs, lanes.base(i), keys, order, spare);
      }
    } finally {
      pool.free(keys);
      pool.free(order);
      pool.free(spare);
    }
  }

  private void lane(
      Storage input,
      Storage[] outputs,
      int base,
      HeapStorage keyStorage,
      HeapStorage order,
      HeapStorage spare) {
    Object x = HeapStorage.array(input);
    long[] keys = HeapStorage.longs(keyStorage);
    int step = lanes.reduced().step[0];
    int n = lanes.count();
    for (int t = 0; t < n; t++) {
      keys[t] = key.of(x, base + t * step);
    }
    int[] sorted = sort(keys, n, HeapStorage.ints(order), HeapStorage.ints(spare));
    Object values = HeapStorage.array(outputs[0]);
    long[] positions = HeapStorage.longs(outputs[1]);
    for (int t = 0; t < n; t++) {
      copy.run(x, base + sorted[t] * step, 0, values, base + t * step, 1, 1);
      positions[base + t * step] = sorted[t];
    }
  }

  /** Merges runs of doubling length; returns whichever of the two arrays holds the order. */
  private static int[] sort(long[] keys, int n, int[] order, int[] spare) {
    for (int t = 0; t < n; t++) {
      order[t] = t;
    }
    int[] from = order;
    int[] to = spare;
    for (long width = 1; width < n; width *= 2) {
      for (long start = 0; start < n; start += 2 * width) {
        int middle = (int) Math.min(start + width, n);
        int end = (int) Math.min(start + 2 * width, n);
        merge(keys, from, to, (int) start, middle, end);
      }
      int[] swap = from;
      from = to;
      to = swap;
    }
    return from;
  }

  private static void merge(long[] keys, int[] from, int[] to, int start, int middle, int end) {
    int left = start;
    int right = middle;
    for (int t = start; t < end; t++) {
      boolean takeLeft = left < middle && (right == end || keys[from[left]] <= keys[from[right]]);
      to[t] = takeLeft ? from[left++] : from[right++];
    }
  }

  private static Key key(DType dtype, boolean descending) {
    if (dtype.isFloating()) {
      Elements.RealReader reader = Elements.realReader(dtype);
      return (array, i) -> realKey(reader.get(array, i), descending);
    }
    Elements.IntegerReader reader = Elements.integerReader(dtype);
    return (array, i) -> descending ? ~reader.get(array, i) : reader.get(array, i);
  }

  /** Bits of a double order like integers once those of negative numbers are turned over. */
  private static long realKey(double value, boolean descending) {
    if (Double.isNaN(value)) {
      return Long.MAX_VALUE;
    }
    // Adding 0 makes −0 equal to 0.
    long bits = Double.doubleToRawLongBits(value + 0.0);
    long ordered = bits ^ (bits >> 63) >>> 1;
    return descending ? ~ordered : ordered;
  }
}
