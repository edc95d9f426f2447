package org.fascicle.tck.cases;

import static org.fascicle.spi.backend.BackendInfo.Capability.NAN_THROUGH_MAX;

import java.util.List;
import java.util.Set;
import org.fascicle.api.op.Add;
import org.fascicle.api.op.And;
import org.fascicle.api.op.Div;
import org.fascicle.api.op.Equal;
import org.fascicle.api.op.Greater;
import org.fascicle.api.op.GreaterEqual;
import org.fascicle.api.op.Less;
import org.fascicle.api.op.LessEqual;
import org.fascicle.api.op.Maximum;
import org.fascicle.api.op.Minimum;
import org.fascicle.api.op.Mod;
import org.fascicle.api.op.Mul;
import org.fascicle.api.op.NotEqual;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.Or;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.op.Pow;
import org.fascicle.api.op.Residual;
import org.fascicle.api.op.Sub;
import org.fascicle.api.op.Where;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.spi.backend.BackendInfo.Capability;
import org.fascicle.tck.harness.Tolerance;
import org.fascicle.tck.harness.Values;

/** Functions of two or three elements, with broadcasting. */
final class BinaryCases extends CaseSource {
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double[] SPECIAL = {
    Double.NaN, INF, -INF, 0.0, -0.0, 1, -1, 2, -2, 0.5, -0.5, 3, -3, 3e30, -3e30
  };

  private static final List<List<Shape>> PAIRS =
      List.of(
          List.of(Shape.of(), Shape.of()),
          List.of(Shape.of(), Shape.of(3)),
          List.of(Shape.of(7), Shape.of(7)),
          List.of(Shape.of(3, 1), Shape.of(1, 4)),
          List.of(Shape.of(2, 3), Shape.of(3)),
          List.of(Shape.of(3), Shape.of(2, 3)),
          List.of(Shape.of(0, 3), Shape.of(1, 3)),
          List.of(Shape.of(1), Shape.of(0)),
          List.of(Shape.of(2, 1, 3), Shape.of(4, 1)),
          List.of(Shape.of(5, 1, 1), Shape.of(1, 1, 1)),
          List.of(Shape.of(4099), Shape.of(4099)),
          List.of(Shape.of(257, 3), Shape.of(257, 1)),
          List.of(Shape.of(33, 65), Shape.of(65)),
          List.of(Shape.of(2, 3, 4, 5), Shape.of(3, 1, 5)));

  @Override
  void collect() {
    arithmetic(new Add(), Domain.ANY, Domain.ANY, Tolerance.relative(1));
    arithmetic(new Sub(), Domain.ANY, Domain.ANY, Tolerance.relative(1));
    arithmetic(new Mul(), Domain.ANY, Domain.ANY, Tolerance.relative(1));
    arithmetic(new Div(), Domain.ANY, Domain.NONZERO, Tolerance.relative(2));
    arithmetic(new Pow(), Domain.POSITIVE, Domain.ANY, Tolerance.relative(16));
    arithmetic(new Mod(), Domain.ANY, Domain.NONZERO, Tolerance.relative(2));
    arithmetic(new Maximum(), Domain.ANY, Domain.ANY, Tolerance.relative(1));
    arithmetic(new Minimum(), Domain.ANY, Domain.ANY, Tolerance.relative(1));
    residual();
    List<Op> compare =
        List.of(
            new Equal(),
            new NotEqual(),
            new Less(),
            new LessEqual(),
            new Greater(),
            new GreaterEqual());
    compare.forEach(this::compare);
    for (List<Shape> pair : PAIRS) {
      for (Op op : List.of(new And(), new Or())) {
        exact(
            op,
            Draw.of(DType.BOOL, Domain.ANY, pair.get(0), 1),
            Draw.of(DType.BOOL, Domain.ANY, pair.get(1), 2));
      }
    }
    where();
  }

  private void arithmetic(Op op, Domain a, Domain b, Tolerance tolerance) {
    for (List<Shape> pair : PAIRS) {
      for (DType dtype : ARITHMETIC) {
        add(
            op,
            dtype.isReal() ? tolerance : Tolerance.EXACT,
            true,
            Draw.of(dtype, a, pair.get(0), 1),
            Draw.of(dtype, b, pair.get(1), 2));
      }
    }
    for (DType dtype : REAL) {
      // Ties, whole quotients, whole exponents of negative numbers.
      add(
          op,
          tolerance,
          false,
          Draw.of(dtype, Domain.QUARTERS, Shape.of(40, 1), 3),
          Values.reals(dtype, Shape.of(9), -4, -3, -2, -1, 1, 2, 3, 4, 0.25));
      pairs(op, tolerance, needs(op), dtype);
    }
    ends(op);
  }

  private void residual() {
    for (List<Shape> pair : PAIRS) {
      for (DType dtype : REAL) {
        Values a = Draw.of(dtype, Domain.ANY, pair.get(0), 1);
        Values b = Draw.of(dtype, Domain.ANY, pair.get(1), 2);
        for (Pointwise f : Pointwise.values()) {
          // Where sums are close to 0 relu has its kink.
          add(new Residual(f), Tolerance.absolute(16), f != Pointwise.RELU, a, b);
        }
      }
    }
  }

  private static Set<Capability> needs(Op op) {
    return op instanceof Maximum || op instanceof Minimum ? Set.of(NAN_THROUGH_MAX) : Set.of();
  }

  /** Every special number with every other. */
  private void pairs(Op op, Tolerance tolerance, Set<Capability> needs, DType dtype) {
    special(
        op,
        tolerance,
        needs,
        Values.reals(dtype, Shape.of(SPECIAL.length, 1), SPECIAL.clone()),
        Values.reals(dtype, Shape.of(SPECIAL.length), SPECIAL.clone()));
  }

  /** The ends of the integer types with each other and with 0. */
  private void ends(Op op) {
    for (DType dtype : INTEGER) {
      Values ends = UnaryCases.ends(dtype);
      Values column = Values.integers(dtype, Shape.of(ends.size(), 1), ends.integers());
      special(op, Tolerance.EXACT, Set.of(), column, ends);
    }
  }

  private void compare(Op op) {
    for (List<Shape> pair : PAIRS) {
      for (DType dtype : ARITHMETIC) {
        exact(
            op,
            Draw.of(dtype, Domain.QUARTERS, pair.get(0), 1),
            Draw.of(dtype, Domain.QUARTERS, pair.get(1), 2));
      }
    }
    REAL.forEach(dtype -> pairs(op, Tolerance.EXACT, Set.of(), dtype));
    ends(op);
  }

  private void where() {
    for (List<Shape> pair : PAIRS) {
      for (DType dtype : DType.values()) {
        add(
            new Where(),
            Tolerance.EXACT,
            true,
            Draw.of(DType.BOOL, Domain.ANY, pair.get(0), 1),
            Draw.of(dtype, Domain.ANY, pair.get(1), 2),
            Draw.of(dtype, Domain.ANY, pair.get(0), 3));
      }
    }
    for (DType dtype : REAL) {
      special(
          new Where(),
          Tolerance.EXACT,
          Set.of(),
          Values.integers(DType.BOOL, Shape.of(4), 1, 0, 1, 0),
          Values.reals(dtype, Shape.of(4), 1, Double.NaN, INF, -INF),
          Values.reals(dtype, Shape.of(4), Double.NaN, 2, Double.NaN, 3));
    }
  }
}
