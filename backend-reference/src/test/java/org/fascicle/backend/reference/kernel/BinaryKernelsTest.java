package org.fascicle.backend.reference.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.fascicle.api.op.Add;
import org.fascicle.api.op.Div;
import org.fascicle.api.op.Maximum;
import org.fascicle.api.op.Minimum;
import org.fascicle.api.op.Mod;
import org.fascicle.api.op.Mul;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.Pow;
import org.fascicle.api.op.Sub;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class BinaryKernelsTest {
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;

  static Stream<Arguments> reals() {
    return Stream.of(
        Arguments.of(new Add(), 1.5, 2.25, 3.75),
        Arguments.of(new Sub(), 1.5, 2.25, -0.75),
        Arguments.of(new Mul(), 1.5, -2.0, -3.0),
        Arguments.of(new Div(), 3.0, -2.0, -1.5),
        Arguments.of(new Div(), 1.0, 0.0, INF),
        Arguments.of(new Pow(), 2.0, -2.0, 0.25),
        Arguments.of(new Pow(), -8.0, 3.0, -512.0),
        Arguments.of(new Pow(), -8.0, 0.5, NAN),
        Arguments.of(new Mod(), 5.5, 2.0, 1.5),
        Arguments.of(new Mod(), -5.5, 2.0, 0.5),
        Arguments.of(new Mod(), 5.5, -2.0, -0.5),
        Arguments.of(new Mod(), -5.5, -2.0, -1.5),
        Arguments.of(new Mod(), 6.0, -2.0, -0.0),
        Arguments.of(new Mod(), 1.0, 0.0, NAN),
        Arguments.of(new Mod(), -1.0, INF, INF),
        Arguments.of(new Maximum(), 1.0, 2.0, 2.0),
        Arguments.of(new Minimum(), 1.0, 2.0, 1.0));
  }

  @ParameterizedTest
  @MethodSource("reals")
  void givesTheFunctionsValue(Op op, double a, double b, double y) {
    double wide = pair(DType.FLOAT64, op, a, b);
    double narrow = pair(DType.FLOAT32, op, a, b);
    assertThat(new double[] {wide, narrow}).containsExactly(y, y);
  }

  @ParameterizedTest
  @MethodSource("reals")
  void nanPassesThrough(Op op, double a, double b, double y) {
    for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
      assertThat(pair(dtype, op, a, NAN)).isNaN();
      assertThat(pair(dtype, op, NAN, b)).isNaN();
    }
  }

  static Stream<Arguments> integers() {
    return Stream.of(
        Arguments.of(new Add(), 7, -9, -2),
        Arguments.of(new Sub(), 7, -9, 16),
        Arguments.of(new Mul(), 7, -9, -63),
        Arguments.of(new Div(), 7, -2, -3),
        Arguments.of(new Div(), -7, 2, -3),
        Arguments.of(new Div(), 7, 0, 0),
        Arguments.of(new Mod(), -7, 3, 2),
        Arguments.of(new Mod(), 7, -3, -2),
        Arguments.of(new Mod(), 7, 0, 0),
        Arguments.of(new Pow(), -3, 5, -243),
        Arguments.of(new Pow(), 7, 0, 1),
        Arguments.of(new Pow(), 0, 0, 1),
        Arguments.of(new Pow(), 2, -1, 0),
        Arguments.of(new Pow(), -1, -3, -1),
        Arguments.of(new Pow(), -1, -4, 1),
        Arguments.of(new Pow(), 0, -4, 0),
        Arguments.of(new Maximum(), 7, -9, 7),
        Arguments.of(new Minimum(), 7, -9, -9));
  }

  @ParameterizedTest
  @MethodSource("integers")
  void integersAreExact(Op op, int a, int b, int y) {
    Value longs = Run.one(op, Value.longs(Shape.SCALAR, a), Value.longs(Shape.SCALAR, b));
    assertThat(longs.toLongs()).containsExactly(y);
    assertThat(pair(DType.INT32, op, a, b)).isEqualTo(y);
  }

  @Test
  void integersWrapAround() {
    assertThat(pair(DType.INT32, new Add(), Integer.MAX_VALUE, 1)).isEqualTo(Integer.MIN_VALUE);
    assertThat(pair(DType.INT32, new Mul(), 1 << 20, 1 << 12)).isZero();
    assertThat(pair(DType.INT32, new Div(), Integer.MIN_VALUE, -1)).isEqualTo(Integer.MIN_VALUE);
    assertThat(pair(DType.INT32, new Pow(), 3, 33)).isEqualTo((int) 5559060566555523L);
    Value lowest = Value.longs(Shape.SCALAR, Long.MIN_VALUE);
    Value minusOne = Value.longs(Shape.SCALAR, -1);
    assertThat(Run.one(new Div(), lowest, minusOne).toLongs()).containsExactly(Long.MIN_VALUE);
    assertThat(Run.one(new Mod(), lowest, minusOne).toLongs()).containsExactly(0);
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64", "INT32", "INT64"})
  void rowsAndColumnsBroadcast(DType dtype) {
    Value column = Value.of(dtype, Shape.of(2, 1), 10, 20);
    Value row = Value.of(dtype, Shape.of(3), 1, 2, 3);
    Value full = Value.counting(dtype, Shape.of(2, 3));
    assertThat(Run.one(new Add(), column, row).toDoubles()).containsExactly(11, 12, 13, 21, 22, 23);
    assertThat(Run.one(new Sub(), full, row).toDoubles()).containsExactly(-1, -1, -1, 2, 2, 2);
    assertThat(Run.one(new Sub(), row, full).toDoubles()).containsExactly(1, 1, 1, -2, -2, -2);
    assertThat(Run.one(new Mul(), column, full).toDoubles())
        .containsExactly(0, 10, 20, 60, 80, 100);
    assertThat(Run.one(new Div(), full, Value.of(dtype, Shape.SCALAR, 1)).toDoubles())
        .containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(Run.one(new Maximum(), Value.of(dtype, Shape.of(1, 1), 3), full).toDoubles())
        .containsExactly(3, 3, 3, 3, 4, 5);
  }

  @Test
  void noElementsBroadcast() {
    Value none = Value.floats(Shape.of(2, 0));
    Value result = Run.one(new Add(), none, Value.floats(Shape.of(2, 1), 1, 2));
    assertThat(result.spec().shape()).isEqualTo(Shape.of(2, 0));
  }

  /** Odd lengths leave a rest behind whole vectors. */
  @Test
  void longRunsOfOddLength() {
    Value a = Value.counting(DType.FLOAT32, Shape.of(7, 131));
    double[] doubled = Run.one(new Add(), a, a).toDoubles();
    for (int i = 0; i < doubled.length; i++) {
      assertThat(doubled[i]).isEqualTo(2 * i);
    }
  }

  private static double pair(DType dtype, Op op, double a, double b) {
    return Run.one(op, Value.of(dtype, Shape.SCALAR, a), Value.of(dtype, Shape.SCALAR, b))
        .toDoubles()[0];
  }
}
