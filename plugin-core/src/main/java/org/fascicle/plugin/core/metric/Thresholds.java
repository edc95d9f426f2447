package org.fascicle.plugin.core.metric;

import java.util.List;
import java.util.stream.IntStream;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;

/**
 * Increasing bounds that scores are compared with, in the scores' element type.
 *
 * @param values the bounds
 * @param isEven whether they divide 0 to 1 into equal parts
 * @param isOpen whether the first is just below 0 and the last just above 1, as for areas under
 *     curves
 */
record Thresholds(List<Double> values, boolean isEven, boolean isOpen) {
  /** Copies. */
  Thresholds {
    values = List.copyOf(values);
  }

  /** Bounds as given, in increasing order. */
  static Thresholds of(List<Double> values) {
    return new Thresholds(values.stream().sorted().toList(), false, false);
  }

  /** This many from 0 to 1, evenly; a single one is 1/2. */
  static Thresholds even(int count, boolean isOpen) {
    if (count == 1) {
      return of(List.of(0.5));
    }
    List<Double> values =
        IntStream.range(0, count).mapToObj(i -> (double) i / (count - 1)).toList();
    return new Thresholds(values, true, isOpen);
  }

  /** The number of bounds. */
  int count() {
    return values.size();
  }

  /**
   * How many bounds lie below each score: INT64, from 0 to the number of bounds. NaN is above none.
   */
  Tensor below(Tensor scores) {
    return (isEven ? evenly(scores) : compared(scores)).cast(DType.INT64);
  }

  private Tensor compared(Tensor scores) {
    Session session = scores.session();
    double[] bounds = values.stream().mapToDouble(Double::doubleValue).toArray();
    Tensor each = session.tensor(bounds, bounds.length).cast(scores.dtype());
    return scores.expandDims(-1).greater(each).cast(DType.INT32).sum(-1);
  }

  /**
   * One multiplication instead of a comparison with each; rounding is set right by the two next.
   */
  private Tensor evenly(Tensor scores) {
    double parts = count() - 1;
    Tensor positive = scores.greater(0).where(scores, 0);
    Tensor p = positive.greater(1).where(1, positive);
    Tensor near = p.cast(DType.FLOAT64).mul(parts).ceil();
    Tensor tooFew = p.greater(near.div(parts).cast(p.dtype()));
    Tensor tooMany = p.lessEqual(near.sub(1).div(parts).cast(p.dtype()));
    Tensor below = near.add(tooFew.cast(DType.FLOAT64)).sub(tooMany.cast(DType.FLOAT64));
    return isOpen ? below.equal(0).where(1, below) : below;
  }
}
