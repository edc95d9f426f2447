package org.fascicle.api.data;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;

/** Arrays as samples. */
final class ArrayDataset implements Dataset {
  private final List<HostArray> arrays;
  private final List<TensorSpec> inputs;
  private final List<TensorSpec> targets;
  private final long size;

  ArrayDataset(List<HostArray> x, List<HostArray> y) {
    arrays = Stream.concat(x.stream(), y.stream()).toList();
    if (x.isEmpty()) {
      throw new ShapeMismatchException("Dataset", "at least one input", "none", "");
    }
    size = samples(arrays.get(0));
    for (HostArray array : arrays) {
      if (samples(array) != size) {
        throw new ShapeMismatchException(
            "Dataset",
            "arrays of equally many samples",
            x.stream().map(a -> a.shape().toString()).toList()
                + " as inputs and "
                + y.stream().map(a -> a.shape().toString()).toList()
                + " as targets",
            "The first axis counts samples.");
      }
    }
    inputs = x.stream().map(ArrayDataset::sample).toList();
    targets = y.stream().map(ArrayDataset::sample).toList();
  }

  /** Everything a dataset holds, in memory. */
  static Dataset copyOf(Dataset source) {
    long size = source.size();
    List<HostArray> x = allocate(source.inputs(), size);
    List<HostArray> y = allocate(source.targets(), size);
    ByteBuffer[] into =
        Stream.concat(x.stream(), y.stream())
            .map(a -> a.buffer().duplicate().order(a.buffer().order()))
            .toArray(ByteBuffer[]::new);
    int chunk = 1024;
    for (long from = 0; from < size; from += chunk) {
      long[] indices = LongStream.range(from, Math.min(size, from + chunk)).toArray();
      source.read(indices, 0, indices.length, into);
    }
    Dataset copy = new ArrayDataset(x, y);
    return source.isWeighted() ? copy.weighted(weights(source)) : copy;
  }

  private static float[] weights(Dataset source) {
    float[] weights = new float[Math.toIntExact(source.size())];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = source.weight(i);
    }
    return weights;
  }

  private static List<HostArray> allocate(List<TensorSpec> specs, long size) {
    List<HostArray> arrays = new ArrayList<>();
    for (TensorSpec spec : specs) {
      arrays.add(HostArray.zeros(spec.dtype(), Shape.of(size).concat(spec.shape())));
    }
    return arrays;
  }

  private static long samples(HostArray array) {
    if (array.shape().rank() == 0) {
      throw new ShapeMismatchException(
          "Dataset", "arrays whose first axis counts samples", "a scalar", "");
    }
    return array.shape().dim(0);
  }

  private static TensorSpec sample(HostArray array) {
    return TensorSpec.of(array.dtype(), array.shape().without(0));
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public List<TensorSpec> inputs() {
    return inputs;
  }

  @Override
  public List<TensorSpec> targets() {
    return targets;
  }

  @Override
  public void read(long[] indices, int from, int count, ByteBuffer[] into) {
    for (int a = 0; a < arrays.size(); a++) {
      TensorSpec sample = a < inputs.size() ? inputs.get(a) : targets.get(a - inputs.size());
      int bytes = Math.toIntExact(sample.bytes());
      ByteBuffer source = arrays.get(a).buffer();
      ByteBuffer target = into[a];
      int at = target.position();
      for (int i = 0; i < count; i++) {
        int row = Math.toIntExact(indices[from + i] * bytes);
        target.put(at, source, row, bytes);
        at += bytes;
      }
      target.position(at);
    }
  }
}
