package org.fascicle.tck.cases;

import static org.fascicle.spi.backend.BackendInfo.Capability.NAN_THROUGH_MAX;

import java.util.List;
import java.util.Set;
import org.fascicle.api.op.Abs;
import org.fascicle.api.op.Ceil;
import org.fascicle.api.op.Cos;
import org.fascicle.api.op.Erf;
import org.fascicle.api.op.Exp;
import org.fascicle.api.op.Expm1;
import org.fascicle.api.op.Floor;
import org.fascicle.api.op.Log;
import org.fascicle.api.op.Log1p;
import org.fascicle.api.op.Neg;
import org.fascicle.api.op.Not;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.Relu;
import org.fascicle.api.op.Round;
import org.fascicle.api.op.Rsqrt;
import org.fascicle.api.op.Sigmoid;
import org.fascicle.api.op.Sign;
import org.fascicle.api.op.Sin;
import org.fascicle.api.op.Sqrt;
import org.fascicle.api.op.Square;
import org.fascicle.api.op.Tanh;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.spi.backend.BackendInfo.Capability;
import org.fascicle.tck.harness.Tolerance;
import org.fascicle.tck.harness.Values;

/** Functions of one element. */
final class UnaryCases extends CaseSource {
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double[] SPECIAL = {
    Double.NaN, INF, -INF, 0.0, -0.0, 0.5, -0.5, 1, -1, 2.5, -2.5, 100, -100, 1e-20, 3e30, -3e30
  };

  /** Beyond these, range reduction in single precision is a matter of its own. */
  private static final double[] SPECIAL_ANGLES = {Double.NaN, INF, -INF, 0.0, -0.0, 1e-20, 6};

  @Override
  void collect() {
    real(new Exp(), Domain.ANY, Tolerance.relative(4));
    real(new Expm1(), Domain.ANY, Tolerance.relative(8));
    real(new Log(), Domain.POSITIVE, Tolerance.absolute(4));
    real(new Log1p(), Domain.ABOVE_MINUS_ONE, Tolerance.relative(8));
    real(new Sqrt(), Domain.POSITIVE, Tolerance.relative(2));
    real(new Rsqrt(), Domain.POSITIVE, Tolerance.relative(4));
    real(new Sin(), Domain.ANY, Tolerance.absolute(4));
    real(new Cos(), Domain.ANY, Tolerance.absolute(4));
    real(new Tanh(), Domain.ANY, Tolerance.relative(8));
    real(new Erf(), Domain.ANY, Tolerance.absolute(4));
    real(new Sigmoid(), Domain.ANY, Tolerance.relative(8));
    real(new Relu(), Domain.NONZERO, Tolerance.EXACT);
    for (Op op : List.of(new Floor(), new Ceil(), new Round())) {
      flat(op, REAL);
    }
    flat(new Sign(), ARITHMETIC);
    arithmetic(new Neg(), Domain.ANY, Tolerance.EXACT);
    arithmetic(new Abs(), Domain.NONZERO, Tolerance.EXACT);
    arithmetic(new Square(), Domain.ANY, Tolerance.relative(1));
    for (Shape shape : SHAPES) {
      exact(new Not(), Draw.of(DType.BOOL, Domain.ANY, shape, 1));
    }
  }

  private void real(Op op, Domain domain, Tolerance tolerance) {
    for (DType dtype : REAL) {
      for (Shape shape : SHAPES) {
        add(op, tolerance, true, Draw.of(dtype, domain, shape, 1));
      }
      boolean angle = op instanceof Sin || op instanceof Cos;
      special(op, tolerance, needs(op), specials(dtype, angle ? SPECIAL_ANGLES : SPECIAL));
    }
  }

  private static Set<Capability> needs(Op op) {
    return op instanceof Relu ? Set.of(NAN_THROUGH_MAX) : Set.of();
  }

  private static Values specials(DType dtype, double... values) {
    return Values.reals(dtype, Shape.of(values.length), values.clone());
  }

  /** Constant almost everywhere: no gradient. */
  private void flat(Op op, List<DType> dtypes) {
    for (DType dtype : dtypes) {
      for (Shape shape : SHAPES) {
        exact(op, Draw.of(dtype, Domain.QUARTERS, shape, 1));
      }
      if (dtype.isReal()) {
        // The sign of a zero is left open.
        special(op, Tolerance.relative(1), Set.of(), specials(dtype, SPECIAL));
      }
    }
  }

  private void arithmetic(Op op, Domain domain, Tolerance tolerance) {
    real(op, domain, tolerance);
    for (DType dtype : INTEGER) {
      for (Shape shape : SHAPES) {
        exact(op, Draw.of(dtype, domain, shape, 1));
      }
      special(op, Tolerance.EXACT, Set.of(), ends(dtype));
    }
  }

  /** The ends of an integer type, where arithmetic wraps around. */
  static Values ends(DType dtype) {
    return dtype == DType.INT32
        ? Values.integers(
            dtype, Shape.of(6), Integer.MIN_VALUE, Integer.MAX_VALUE, -1, 0, 1, 65_536)
        : Values.integers(dtype, Shape.of(6), Long.MIN_VALUE, Long.MAX_VALUE, -1, 0, 1, 1L << 33);
  }
}
