package org.fascicle.backend.cpu.kernel;

import java.util.List;
import org.fascicle.api.tensor.Shape;

/** The axes of an array, parted into those that stay and those along which elements meet. */
public final class Reduction {
  private final Walk kept;
  private final Walk reduced;
  private final long results;
  private final long count;

  /**
   * Parts the axes.
   *
   * @param axes those to reduce, ascending
   */
  public Reduction(Shape shape, List<Integer> axes) {
    long[] own = Walk.strides(shape);
    long[] keptDims = new long[shape.rank() - axes.size()];
    long[] keptStrides = new long[keptDims.length];
    long[] reducedDims = new long[axes.size()];
    long[] reducedStrides = new long[axes.size()];
    int k = 0;
    int r = 0;
    long results = 1;
    long count = 1;
    for (int axis = 0; axis < own.length; axis++) {
      if (axes.contains(axis)) {
        reducedDims[r] = shape.dim(axis);
        reducedStrides[r++] = own[axis];
        count *= shape.dim(axis);
      } else {
        keptDims[k] = shape.dim(axis);
        keptStrides[k++] = own[axis];
        results *= shape.dim(axis);
      }
    }
    this.kept = new Walk(keptDims, keptStrides);
    this.reduced = new Walk(reducedDims, reducedStrides);
    this.results = results;
    this.count = count;
  }

  /** The number of results. */
  public long results() {
    return results;
  }

  /** How many elements become one. */
  public long count() {
    return count;
  }

  /** The place of a result's first element. */
  public long base(long result) {
    long run = result / kept.length();
    return kept.at(0, run) + (result - run * kept.length()) * kept.step(0);
  }

  /** The walk over the elements that become one, from a base on. */
  public Walk reduced() {
    return reduced;
  }
}
