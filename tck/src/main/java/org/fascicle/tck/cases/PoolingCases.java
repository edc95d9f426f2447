package org.fascicle.tck.cases;

import static org.fascicle.spi.backend.BackendInfo.Capability.NAN_THROUGH_MAX;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.fascicle.api.op.AveragePooling;
import org.fascicle.api.op.MaxPooling;
import org.fascicle.api.op.MaxPoolingIndices;
import org.fascicle.api.op.MaxUnpooling;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.Padding;
import org.fascicle.api.op.Sliding;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.tck.harness.Tolerance;
import org.fascicle.tck.harness.Values;

/**
 * Pooling: odd lengths, strides beyond the window, padding beyond half of it, dilation, overlap,
 * one pixel, one image, none, ties.
 */
final class PoolingCases extends CaseSource {
  private static final double INF = Double.POSITIVE_INFINITY;

  /** An input and a window over it. */
  private record Pool(Shape x, Shape sizes, Sliding sliding) {
    Shape spatial() {
      return x.slice(1, x.rank() - 1);
    }

    Shape y() {
      Shape places = sliding.outputs("case", spatial(), sizes);
      return Shape.of(x.dim(0)).concat(places).concat(Shape.of(x.dim(-1)));
    }
  }

  private static final List<Pool> POOLS =
      List.of(
          pool(dims(2, 7, 3), dims(2), 2, 1, 0, 0),
          pool(dims(1, 8, 1), dims(3), 1, 1, 2, 1),
          pool(dims(2, 9, 2), dims(2), 3, 2, 1, 0),
          pool(dims(2, 6, 6, 3), dims(2, 2), 2, 1, 0, 0),
          pool(dims(3, 5, 7, 2), dims(3, 2), 1, 1, 0, 0),
          pool(dims(2, 7, 9, 5), dims(2, 2), 3, 1, 0, 0),
          pool(dims(1, 5, 4, 3), dims(3, 3), 2, 1, 2, 2),
          pool(dims(2, 4, 5, 1), dims(3, 3), 1, 1, 1, 1),
          pool(dims(2, 9, 8, 2), dims(2, 3), 2, 2, 1, 2),
          same(dims(2, 5, 7, 17), dims(2, 2), 2),
          same(dims(1, 7, 5, 16), dims(3, 3), 2),
          pool(dims(3, 1, 1, 4), dims(1, 1), 1, 1, 0, 0),
          pool(dims(1, 1, 1, 1), dims(2, 2), 1, 1, 1, 1),
          pool(dims(0, 4, 4, 3), dims(2, 2), 2, 1, 0, 0),
          pool(dims(2, 4, 4, 0), dims(2, 2), 2, 1, 0, 0),
          pool(dims(5, 24, 24, 32), dims(2, 2), 2, 1, 0, 0),
          pool(dims(2, 17, 15, 24), dims(5, 4), 3, 1, 2, 1),
          pool(dims(1, 20, 20, 3), dims(17, 17), 1, 1, 0, 0),
          pool(dims(1, 3, 4, 5, 2), dims(2, 2, 2), 1, 1, 0, 0),
          pool(dims(2, 5, 4, 3, 3), dims(2, 3, 2), 2, 1, 1, 1),
          pool(dims(1, 2, 3, 2, 3, 2), dims(1, 2, 2, 2), 1, 1, 0, 0));

  private static Shape dims(long... dims) {
    return Shape.of(dims);
  }

  private static Pool pool(Shape x, Shape sizes, int stride, int dilation, int before, int after) {
    int rank = sizes.rank();
    return new Pool(
        x,
        sizes,
        new Sliding(all(rank, stride), all(rank, dilation), all(rank, before), all(rank, after)));
  }

  private static Pool same(Shape x, Shape sizes, int stride) {
    int rank = sizes.rank();
    Shape spatial = x.slice(1, x.rank() - 1);
    return new Pool(x, sizes, Padding.SAME.over(spatial, sizes, all(rank, stride), all(rank, 1)));
  }

  private static List<Integer> all(int rank, int value) {
    return Collections.nCopies(rank, value);
  }

  @Override
  void collect() {
    for (DType dtype : REAL) {
      for (Pool pool : POOLS) {
        pools(dtype, pool);
      }
      ties(dtype);
    }
  }

  private void pools(DType dtype, Pool pool) {
    Values x = Draw.of(dtype, Domain.DISTINCT, pool.x, 1);
    add(new MaxPooling(pool.sizes, pool.sliding), Tolerance.absolute(1), true, x);
    add(new MaxPoolingIndices(pool.sizes, pool.sliding), Tolerance.absolute(1), true, x);
    Tolerance sum = Tolerance.accumulated(2, pool.sizes.elements());
    Values any = Draw.of(dtype, Domain.ANY, pool.x, 2);
    add(new AveragePooling(pool.sizes, pool.sliding, false), sum, true, any);
    add(new AveragePooling(pool.sizes, pool.sliding, true), sum, true, any);
    Values y = Draw.of(dtype, Domain.ANY, pool.y(), 3);
    long places = pool.spatial().elements();
    DType index = dtype == DType.FLOAT32 ? DType.INT32 : DType.INT64;
    Values positions = Draw.indices(index, pool.y(), places, 4);
    long meet = 1 + pool.y().elements() / Math.max(1, places);
    add(new MaxUnpooling(pool.spatial()), Tolerance.accumulated(2, meet), true, y, positions);
  }

  /** The first of equal elements gets the gradient; infinity is an element, NaN one that wins. */
  private void ties(DType dtype) {
    Sliding overlapping = pool(dims(1, 4, 1), dims(3), 1, 1, 1, 1).sliding;
    Values equal = Values.reals(dtype, dims(1, 4, 1), 2, 2, 1, 1);
    Values infinite = Values.reals(dtype, dims(1, 4, 1), -1, INF, 3, -INF);
    Values missing = Values.reals(dtype, dims(1, 4, 1), 1, Double.NaN, 3, 2);
    Values lowest = Values.reals(dtype, dims(1, 4, 1), -INF, -INF, -INF, 5);
    for (Op op :
        List.of(
            new MaxPooling(dims(3), overlapping), new MaxPoolingIndices(dims(3), overlapping))) {
      add(op, Tolerance.absolute(1), false, equal);
      special(op, Tolerance.absolute(1), Set.of(), infinite);
      special(op, Tolerance.absolute(1), Set.of(NAN_THROUGH_MAX), missing);
      special(op, Tolerance.absolute(1), Set.of(NAN_THROUGH_MAX), lowest);
    }
    for (boolean padding : new boolean[] {false, true}) {
      Op average = new AveragePooling(dims(3), overlapping, padding);
      special(average, Tolerance.absolute(4), Set.of(), infinite);
      special(average, Tolerance.absolute(4), Set.of(), missing);
    }
  }
}
