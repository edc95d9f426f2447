package org.fascicle.api.data;

import java.nio.ByteBuffer;
import java.util.function.LongUnaryOperator;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.random.RandomStream;

/** Some samples of a dataset, or all in another order. */
final class SelectedDataset extends DatasetView {
  private final long size;
  private final LongUnaryOperator index;

  private SelectedDataset(Dataset source, long size, LongUnaryOperator index) {
    super(source);
    this.size = size;
    this.index = index;
  }

  static Dataset range(Dataset source, long from, long to) {
    if (from < 0 || to < from || to > source.size()) {
      throw new InvalidArgumentException(
          "Dataset.range",
          "0 ≤ from ≤ to ≤ " + source.size() + ", the number of samples",
          "from " + from + " to " + to,
          "");
    }
    return new SelectedDataset(source, to - from, i -> from + i);
  }

  static Dataset of(Dataset source, long... indices) {
    for (long index : indices) {
      if (index < 0 || index >= source.size()) {
        throw new InvalidArgumentException(
            "Dataset.select", "sample numbers below " + source.size(), index + "", "");
      }
    }
    long[] copy = indices.clone();
    return new SelectedDataset(source, copy.length, i -> copy[(int) i]);
  }

  static Dataset shuffled(Dataset source, long seed) {
    int[] order = new RandomStream(seed, 0, 0).permutation(Math.toIntExact(source.size()));
    return new SelectedDataset(source, order.length, i -> order[(int) i]);
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void read(long[] indices, int from, int count, ByteBuffer[] into) {
    long[] mapped = new long[count];
    for (int i = 0; i < count; i++) {
      mapped[i] = index.applyAsLong(indices[from + i]);
    }
    source.read(mapped, 0, count, into);
  }

  @Override
  public float weight(long at) {
    return source.weight(index.applyAsLong(at));
  }
}
