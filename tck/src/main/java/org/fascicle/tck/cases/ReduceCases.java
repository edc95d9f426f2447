package org.fascicle.tck.cases;

import static org.fascicle.spi.backend.BackendInfo.Capability.NAN_THROUGH_MAX;

import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.fascicle.api.op.ArgMax;
import org.fascicle.api.op.ArgMin;
import org.fascicle.api.op.CumSum;
import org.fascicle.api.op.LogSumExp;
import org.fascicle.api.op.Max;
import org.fascicle.api.op.Mean;
import org.fascicle.api.op.Min;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.Prod;
import org.fascicle.api.op.ReduceOp;
import org.fascicle.api.op.Sort;
import org.fascicle.api.op.Sum;
import org.fascicle.api.op.Variance;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.spi.backend.BackendInfo.Capability;
import org.fascicle.tck.harness.Tolerance;
import org.fascicle.tck.harness.Values;

/** What goes along axes: reductions, positions, running sums, sorting. */
final class ReduceCases extends CaseSource {
  private static final double INF = Double.POSITIVE_INFINITY;

  /** An input shape and the axes to reduce. */
  private record Along(Shape shape, List<Integer> axes, boolean keep) {}

  private static final List<Along> ALONG =
      List.of(
          new Along(Shape.of(), List.of(), false),
          new Along(Shape.of(5), List.of(0), false),
          new Along(Shape.of(0), List.of(0), false),
          new Along(Shape.of(3, 0), List.of(0), false),
          new Along(Shape.of(3, 0), List.of(1), true),
          new Along(Shape.of(2, 3, 4), List.of(1), false),
          new Along(Shape.of(2, 3, 4), List.of(0, 2), true),
          new Along(Shape.of(7, 1), List.of(1), false),
          new Along(Shape.of(1, 9), List.of(0, 1), false),
          new Along(Shape.of(10_007), List.of(0), false),
          new Along(Shape.of(3, 1025), List.of(1), false),
          new Along(Shape.of(1025, 3), List.of(0), true),
          new Along(Shape.of(2, 3, 4, 5), List.of(1, 3), false),
          new Along(Shape.of(4, 3), List.of(), true));

  /** One row of plain numbers, then rows with NaN, ∞, both infinities. */
  private static final double[] SPECIAL_ROWS = {
    1, 2, 3, 1, Double.NaN, 3, 1, INF, 3, INF, -INF, 1, -INF, -INF, -INF, -0.0, 0.0, -0.0
  };

  @Override
  void collect() {
    reduce(Sum::new, Domain.ANY, 2, ARITHMETIC, Set.of());
    reduce(Mean::new, Domain.ANY, 2, REAL, Set.of());
    reduce(Variance::new, Domain.ANY, 16, REAL, Set.of());
    reduce(LogSumExp::new, Domain.ANY, 8, REAL, Set.of());
    reduce(Max::new, Domain.DISTINCT, 1, ARITHMETIC, Set.of(NAN_THROUGH_MAX));
    reduce(Min::new, Domain.DISTINCT, 1, ARITHMETIC, Set.of(NAN_THROUGH_MAX));
    reduce(Prod::new, Domain.NEAR_ONE, 2, ARITHMETIC, Set.of());
    for (DType dtype : REAL) {
      many(dtype);
      for (Op op : List.of(new Max(List.of(1), false), new Min(List.of(1), false))) {
        // Ties share the gradient.
        add(op, Tolerance.EXACT, false, Draw.of(dtype, Domain.QUARTERS, Shape.of(9, 50), 4));
      }
    }
    along(SHAPES);
  }

  private void reduce(
      BiFunction<List<Integer>, Boolean, ReduceOp> reduction,
      Domain domain,
      double units,
      List<DType> dtypes,
      Set<Capability> needs) {
    for (Along along : ALONG) {
      ReduceOp op = reduction.apply(along.axes, along.keep);
      long count = op.count(along.shape);
      for (DType dtype : dtypes) {
        Tolerance tolerance =
            op instanceof Prod
                ? Tolerance.relative(units + count)
                : Tolerance.accumulated(units, Math.max(1, count));
        add(
            op,
            dtype.isReal() ? tolerance : Tolerance.EXACT,
            true,
            Draw.of(dtype, domain, along.shape, 1));
      }
    }
    for (DType dtype : REAL) {
      special(
          reduction.apply(List.of(1), false),
          Tolerance.accumulated(units, 3),
          needs,
          Values.reals(dtype, Shape.of(6, 3), SPECIAL_ROWS.clone()));
    }
  }

  /** So many elements that several threads add them up. */
  private void many(DType dtype) {
    Shape shape = Shape.of(3, 87_401);
    Values plain = Draw.of(dtype, Domain.ANY, shape, 6);
    Values late = Values.reals(dtype, shape, lateNan(plain.reals().clone()));
    for (Op op : List.of(new Sum(List.of(0, 1), false), new Mean(List.of(0, 1), true))) {
      Tolerance tolerance = Tolerance.accumulated(2, shape.elements());
      add(op, tolerance, false, plain);
      special(op, tolerance, Set.of(), late);
    }
  }

  private static double[] lateNan(double... values) {
    values[values.length - 2] = Double.NaN;
    return values;
  }

  private void along(List<Shape> shapes) {
    for (Shape shape : shapes) {
      for (int axis = 0; axis < shape.rank(); axis++) {
        for (DType dtype : ARITHMETIC) {
          Values tied = Draw.of(dtype, Domain.QUARTERS, shape, 2);
          if (shape.dim(axis) > 0) {
            exact(new ArgMax(axis), tied);
            exact(new ArgMin(axis), tied);
          }
          exact(new Sort(axis, axis % 2 == 1), tied);
          sums(axis, dtype, shape);
        }
      }
    }
    for (DType dtype : REAL) {
      Values special = Values.reals(dtype, Shape.of(6, 3), SPECIAL_ROWS.clone());
      for (Op op : List.of(new ArgMax(1), new ArgMin(1), new ArgMax(0), new ArgMin(0))) {
        special(op, Tolerance.EXACT, Set.of(), special);
      }
      for (boolean descending : new boolean[] {false, true}) {
        special(new Sort(0, descending), Tolerance.EXACT, Set.of(), special);
        add(
            new Sort(1, descending),
            Tolerance.EXACT,
            true,
            Draw.of(dtype, Domain.DISTINCT, Shape.of(3, 7, 2), 5));
      }
      special(new CumSum(1, false), Tolerance.accumulated(2, 3), Set.of(), special);
    }
  }

  private void sums(int axis, DType dtype, Shape shape) {
    Tolerance tolerance =
        dtype.isReal() ? Tolerance.accumulated(2, Math.max(1, shape.dim(axis))) : Tolerance.EXACT;
    add(new CumSum(axis, axis % 2 == 1), tolerance, true, Draw.of(dtype, Domain.ANY, shape, 3));
  }
}
