package org.fascicle.backend.cpu.onednn;

import java.util.Arrays;
import org.bytedeco.dnnl.memory;
import org.fascicle.api.op.Sliding;
import org.fascicle.api.tensor.Shape;

/**
 * How oneDNN is told of images x (N, I…, C), images y (N, O…, K) and filters w (S…, C / groups, K).
 * It names axes (N, C, spatial…) and (groups, K / groups, C / groups, spatial…), wherever they lie:
 * strides say that channels lie innermost.
 */
final class ConvolutionLayouts {
  /** Images of red, green and blue: narrower than the library's vectors like it. */
  private static final int COLOURS = 3;

  /**
   * So few places an image, and the library's kernels for channels innermost are half as fast as
   * those for its own layouts; so small an image is copied in no time.
   */
  private static final int FEW = 16;

  final memory.desc x;
  final memory.desc y;
  final long[] strides;
  final long[] dilations;
  final long[] before;
  final long[] after;

  private final Precision type;
  private final Shape images;
  private final Shape results;
  private final Shape filters;
  private final int groups;

  ConvolutionLayouts(Precision type, Shape x, Shape w, Shape y, Sliding sliding, int groups) {
    this.type = type;
    this.images = x;
    this.results = y;
    this.filters = w;
    this.groups = groups;
    this.x = type.image(x);
    this.y = type.image(y);
    this.strides = sliding.strides().stream().mapToLong(n -> n).toArray();
    this.dilations = sliding.dilations().stream().mapToLong(n -> n - 1).toArray();
    this.before = sliding.before().stream().mapToLong(n -> n).toArray();
    this.after = sliding.after().stream().mapToLong(n -> n).toArray();
  }

  private static long[] axes(Shape image) {
    Shape spatial = image.slice(1, image.rank() - 1);
    return Shape.of(image.dim(0), image.dim(-1)).concat(spatial).dims();
  }

  /**
   * x where it is only read: with three channels the library chooses a layout, and a copy of so
   * thin an image costs less than it gains.
   */
  memory.desc source() {
    boolean thin = images.dim(-1) == COLOURS && groups == 1;
    return thin || isSmall() ? type.any(axes(images)) : x;
  }

  /** x where it is written. */
  memory.desc target() {
    return isSmall() ? type.any(axes(images)) : x;
  }

  /** y. */
  memory.desc result() {
    return isSmall() ? type.any(axes(results)) : y;
  }

  private boolean isSmall() {
    return groups == 1 && results.slice(1, results.rank() - 1).elements() <= FEW;
  }

  /** The filters as they lie. */
  memory.desc weights() {
    return weights(false);
  }

  /** The filters as they lie, for a transposed convolution: K come in, C go out. */
  memory.desc transposedWeights() {
    return weights(true);
  }

  private memory.desc weights(boolean transposed) {
    int spatial = filters.rank() - 2;
    long[] own = Layouts.rowMajor(filters.dims());
    long out = filters.dim(-1) / groups;
    long[] dims = new long[spatial + 3];
    long[] strides = new long[spatial + 3];
    int k = transposed ? 2 : 1;
    int c = transposed ? 1 : 2;
    dims[0] = groups;
    dims[k] = out;
    dims[c] = filters.dim(-2);
    strides[0] = out;
    strides[k] = 1;
    strides[c] = own[spatial];
    for (int axis = 0; axis < spatial; axis++) {
      dims[3 + axis] = filters.dim(axis);
      strides[3 + axis] = own[axis];
    }
    return type.numbers(withoutGroup(dims), withoutGroup(strides));
  }

  /** One group is not an axis. */
  private long[] withoutGroup(long... all) {
    return groups > 1 ? all : Arrays.copyOfRange(all, 1, all.length);
  }

  /** These axes in a layout of the library's choice. */
  memory.desc any(memory.desc like) {
    return type.any(like);
  }
}
