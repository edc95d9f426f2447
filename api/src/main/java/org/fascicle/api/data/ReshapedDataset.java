package org.fascicle.api.data;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;

/** The first input in another shape; the same bytes. */
final class ReshapedDataset extends DatasetView {
  private final List<TensorSpec> inputs;

  ReshapedDataset(Dataset source, long... dims) {
    super(source);
    TensorSpec first = source.inputs().get(0);
    List<TensorSpec> specs = new ArrayList<>(source.inputs());
    specs.set(0, first.with(resolve(first.shape(), dims)));
    inputs = List.copyOf(specs);
  }

  private static Shape resolve(Shape from, long... dims) {
    long[] resolved = dims.clone();
    long known = Arrays.stream(dims).filter(d -> d != Shape.UNKNOWN).reduce(1, Math::multiplyExact);
    long open = Arrays.stream(dims).filter(d -> d == Shape.UNKNOWN).count();
    for (int i = 0; i < dims.length; i++) {
      if (dims[i] == Shape.UNKNOWN && open == 1 && known > 0) {
        resolved[i] = from.elements() / known;
      }
    }
    long elements = Arrays.stream(resolved).reduce(1, Math::multiplyExact);
    if (elements != from.elements() || Arrays.stream(resolved).anyMatch(d -> d < 0)) {
      throw new ShapeMismatchException(
          "Dataset.reshape",
          "a shape of " + from.elements() + " elements, with at most one −1",
          Arrays.toString(dims),
          "One sample of the first input has shape " + from + ".");
    }
    return Shape.of(resolved);
  }

  @Override
  public List<TensorSpec> inputs() {
    return inputs;
  }

  @Override
  public void read(long[] indices, int from, int count, ByteBuffer[] into) {
    source.read(indices, from, count, into);
  }
}
