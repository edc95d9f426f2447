package org.fascicle.plugin.core.layer;

import java.util.Arrays;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;

/**
 * An input of a merging layer, of the same rank as the others.
 *
 * @param value (N, …)
 * @param mask null, or BOOL of the value's rank, with axes of length 1 behind those of the mask
 * @param axes how many leading axes of the value the mask has; 0 for none
 */
record Masked(Tensor value, Tensor mask, int axes) {
  /** Inserts axes of length 1 behind N until all inputs have the same rank. */
  static Masked[] aligned(LayerContext context, Tensor... inputs) {
    int rank = Arrays.stream(inputs).mapToInt(input -> input.shape().rank()).max().orElse(0);
    Masked[] aligned = new Masked[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      int more = rank - inputs[i].shape().rank();
      Tensor mask = context.mask(i).orElse(null);
      Tensor value = inputs[i].reshape(inserted(inputs[i].shape(), more));
      int axes = mask == null ? 0 : mask.shape().rank() == 1 ? 1 : mask.shape().rank() + more;
      aligned[i] = new Masked(value, mask == null ? null : expanded(mask, more, rank), axes);
    }
    return aligned;
  }

  /** Whether there is a mask. */
  boolean isMasked() {
    return mask != null;
  }

  /**
   * What any of the masks lets through; null unless all inputs have one.
   *
   * @param result the shape of the merged values
   * @return BOOL, as many leading axes of the result as the longest mask has
   */
  static Tensor union(Shape result, Masked... inputs) {
    if (!Arrays.stream(inputs).allMatch(Masked::isMasked)) {
      return null;
    }
    int axes = Arrays.stream(inputs).mapToInt(Masked::axes).max().orElseThrow();
    Tensor any = Arrays.stream(inputs).map(Masked::mask).reduce(Tensor::or).orElseThrow();
    return any.reshape(any.shape().slice(0, axes)).broadcastTo(result.slice(0, axes));
  }

  private static Tensor expanded(Tensor mask, int more, int rank) {
    Shape shape = inserted(mask.shape(), more);
    long[] dims = Arrays.copyOf(shape.dims(), rank);
    Arrays.fill(dims, shape.rank(), rank, 1);
    return mask.reshape(dims);
  }

  private static Shape inserted(Shape shape, int axes) {
    long[] ones = new long[axes];
    Arrays.fill(ones, 1);
    return shape.slice(0, 1).concat(Shape.of(ones)).concat(shape.slice(1, shape.rank()));
  }
}
