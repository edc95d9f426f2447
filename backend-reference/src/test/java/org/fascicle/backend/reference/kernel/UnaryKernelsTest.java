package org.fascicle.backend.reference.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.fascicle.api.op.Abs;
import org.fascicle.api.op.Ceil;
import org.fascicle.api.op.Cos;
import org.fascicle.api.op.Exp;
import org.fascicle.api.op.Expm1;
import org.fascicle.api.op.Floor;
import org.fascicle.api.op.Log;
import org.fascicle.api.op.Log1p;
import org.fascicle.api.op.Neg;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.Round;
import org.fascicle.api.op.Rsqrt;
import org.fascicle.api.op.Sign;
import org.fascicle.api.op.Sin;
import org.fascicle.api.op.Sqrt;
import org.fascicle.api.op.Square;
import org.fascicle.api.op.Tanh;
import org.fascicle.api.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UnaryKernelsTest {
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;

  /** The doubles nearest to tabulated values. */
  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of(new Neg(), 1.5, -1.5),
        Arguments.of(new Abs(), -2.5, 2.5),
        Arguments.of(new Sign(), -0.1, -1.0),
        Arguments.of(new Sign(), 0.0, 0.0),
        Arguments.of(new Exp(), 1.0, 2.718281828459045),
        Arguments.of(new Exp(), -INF, 0.0),
        Arguments.of(new Expm1(), 1e-10, 1.00000000005e-10),
        Arguments.of(new Log(), 10.0, 2.302585092994046),
        Arguments.of(new Log(), 0.0, -INF),
        Arguments.of(new Log(), -1.0, NAN),
        Arguments.of(new Log1p(), 1e-10, 9.9999999995e-11),
        Arguments.of(new Sqrt(), 2.0, 1.4142135623730951),
        Arguments.of(new Sqrt(), -1.0, NAN),
        Arguments.of(new Rsqrt(), 4.0, 0.5),
        Arguments.of(new Rsqrt(), 0.0, INF),
        Arguments.of(new Sin(), 0.5, 0.479425538604203),
        Arguments.of(new Cos(), 0.5, 0.8775825618903728),
        Arguments.of(new Tanh(), 0.5, 0.46211715726000974),
        Arguments.of(new Tanh(), INF, 1.0),
        Arguments.of(new Floor(), -1.5, -2.0),
        Arguments.of(new Ceil(), -1.5, -1.0),
        Arguments.of(new Round(), 2.5, 2.0),
        Arguments.of(new Round(), -3.5, -4.0),
        Arguments.of(new Square(), -3.0, 9.0));
  }

  @ParameterizedTest
  @MethodSource("values")
  void givesTheFunctionsValue(Op op, double x, double y) {
    double wide = Run.one(op, Value.doubles(Shape.SCALAR, x)).toDoubles()[0];
    double narrow = Run.one(op, Value.floats(Shape.SCALAR, x)).toDoubles()[0];
    if (Double.isFinite(y)) {
      assertThat(wide).isCloseTo(y, within(2 * Math.ulp(y)));
      // The argument itself is rounded to float32 first.
      assertThat(narrow).isCloseTo(y, within(2.0 * Math.ulp((float) y)));
    } else {
      assertThat(new double[] {wide, narrow}).containsExactly(y, y);
    }
  }

  @ParameterizedTest
  @MethodSource("values")
  void nanPassesThrough(Op op, double x, double y) {
    assertThat(Run.one(op, Value.doubles(Shape.of(2), NAN, x)).toDoubles())
        .containsExactly(NAN, Run.one(op, Value.doubles(Shape.SCALAR, x)).toDoubles()[0]);
    assertThat(Run.one(op, Value.floats(Shape.of(1), NAN)).toDoubles()).containsExactly(NAN);
  }

  @ParameterizedTest
  @MethodSource("values")
  void noElementsGiveNone(Op op, double x, double y) {
    assertThat(Run.one(op, Value.floats(Shape.of(3, 0))).toDoubles()).isEmpty();
  }

  @Test
  void integersWrapAround() {
    Value ints = Value.ints(Shape.of(3), 5, -7, Integer.MIN_VALUE);
    assertThat(Run.one(new Neg(), ints).toLongs()).containsExactly(-5, 7, Integer.MIN_VALUE);
    assertThat(Run.one(new Abs(), ints).toLongs()).containsExactly(5, 7, Integer.MIN_VALUE);
    assertThat(Run.one(new Sign(), ints).toLongs()).containsExactly(1, -1, -1);
    assertThat(Run.one(new Square(), ints).toLongs()).containsExactly(25, 49, 0);
    Value longs = Value.longs(Shape.of(2), Long.MIN_VALUE, 3);
    assertThat(Run.one(new Neg(), longs).toLongs()).containsExactly(Long.MIN_VALUE, -3);
    assertThat(Run.one(new Abs(), longs).toLongs()).containsExactly(Long.MIN_VALUE, 3);
    assertThat(Run.one(new Sign(), longs).toLongs()).containsExactly(-1, 1);
  }
}
