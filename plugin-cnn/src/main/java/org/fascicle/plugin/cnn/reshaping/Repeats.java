package org.fascicle.plugin.cnn.reshaping;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.fascicle.api.op.Iota;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.cnn.Grid;

/**
 * Spatial axes that become whole numbers of times as long.
 *
 * @param grid where the axes are
 * @param sizes how many times, one an axis
 */
record Repeats(Grid grid, List<Long> sizes) {
  /** One number for all axes, or one each; 2 unless set. */
  static List<Long> sizes(String key, List<Long> given, int axes) {
    List<Long> sizes = Check.or(given, List.of(2L));
    Check.that(
        key,
        sizes,
        (sizes.size() == 1 || sizes.size() == axes)
            && sizes.stream().allMatch(n -> n != null && n > 0),
        "one number of 1 or more, or one for each of " + axes + " axes");
    return sizes.size() == axes ? List.copyOf(sizes) : Collections.nCopies(axes, sizes.get(0));
  }

  /** What comes out for the only input. */
  TensorSpec result(List<TensorSpec> inputs) {
    TensorSpec x = grid.input(inputs);
    return x.with(result(x.shape()));
  }

  private Shape result(Shape x) {
    Shape y = x;
    for (int i = 0; i < sizes.size(); i++) {
      int axis = grid.start() + i;
      y = y.dim(axis) == Shape.UNKNOWN ? y : y.with(axis, y.dim(axis) * sizes.get(i));
    }
    return y;
  }

  /** Each element repeated. */
  Tensor nearest(Tensor x) {
    Shape before = x.shape().slice(0, grid.start());
    Shape after = x.shape().slice(grid.start() + grid.axes(), x.shape().rank());
    Shape single = before;
    Shape repeated = before;
    for (int i = 0; i < sizes.size(); i++) {
      long length = x.shape().dim(grid.start() + i);
      single = single.concat(Shape.of(length, 1));
      repeated = repeated.concat(Shape.of(length, sizes.get(i)));
    }
    Tensor copies = x.reshape(single.concat(after)).broadcastTo(repeated.concat(after));
    return copies.reshape(result(x.shape()));
  }

  /**
   * Lines between the centres of neighbouring elements; beyond the outermost centres the outermost
   * elements.
   */
  Tensor linear(Tensor x) {
    Tensor y = x;
    for (int i = 0; i < sizes.size(); i++) {
      y = sizes.get(i) == 1 ? y : linear(y, grid.start() + i, sizes.get(i));
    }
    return y;
  }

  /** Element i of the result stands at (i + ½) / size − ½ of the input. */
  private static Tensor linear(Tensor x, int axis, long size) {
    long length = x.shape().dim(axis);
    Tensor count = x.session().apply(new Iota(x.dtype().wide(), length * size));
    Tensor place = count.add(0.5).div((double) size).sub(0.5);
    Tensor below = place.floor();
    Tensor left = x.gather(below.maximum(0).cast(DType.INT64), axis);
    Tensor right = x.gather(below.add(1).minimum((double) length - 1).cast(DType.INT64), axis);
    long[] along = new long[x.shape().rank()];
    Arrays.fill(along, 1);
    along[axis] = length * size;
    return left.add(right.sub(left).mul(place.sub(below).cast(x.dtype()).reshape(along)));
  }
}
