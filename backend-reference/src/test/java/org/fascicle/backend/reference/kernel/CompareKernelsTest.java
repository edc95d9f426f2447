package org.fascicle.backend.reference.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.fascicle.api.op.And;
import org.fascicle.api.op.Equal;
import org.fascicle.api.op.Greater;
import org.fascicle.api.op.GreaterEqual;
import org.fascicle.api.op.Less;
import org.fascicle.api.op.LessEqual;
import org.fascicle.api.op.Not;
import org.fascicle.api.op.NotEqual;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.Or;
import org.fascicle.api.op.Where;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CompareKernelsTest {
  /** For pairs (1, 2), (2, 2), (3, 2) and with NaN. */
  static Stream<Arguments> relations() {
    return Stream.of(
        Arguments.of(new Equal(), new long[] {0, 1, 0, 0}),
        Arguments.of(new NotEqual(), new long[] {1, 0, 1, 1}),
        Arguments.of(new Less(), new long[] {1, 0, 0, 0}),
        Arguments.of(new LessEqual(), new long[] {1, 1, 0, 0}),
        Arguments.of(new Greater(), new long[] {0, 0, 1, 0}),
        Arguments.of(new GreaterEqual(), new long[] {0, 1, 1, 0}));
  }

  @ParameterizedTest
  @MethodSource("relations")
  void comparesReals(Op op, long[] expected) {
    for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
      Value a = Value.of(dtype, Shape.of(4), 1, 2, 3, Double.NaN);
      Value b = Value.of(dtype, Shape.of(4), 2, 2, 2, Double.NaN);
      Value result = Run.one(op, a, b);
      assertThat(result.spec().dtype()).isEqualTo(DType.BOOL);
      assertThat(result.toLongs()).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("relations")
  void comparesIntegersExactly(Op op, long[] expected) {
    long far = 1L << 60;
    Value a = Value.longs(Shape.of(3, 1), far + 1, far + 2, far + 3);
    Value result = Run.one(op, a, Value.longs(Shape.SCALAR, far + 2));
    assertThat(result.toLongs()).containsExactly(expected[0], expected[1], expected[2]);
    Value ints = Value.ints(Shape.of(3), 1, 2, 3);
    assertThat(Run.one(op, ints, Value.ints(Shape.of(1), 2)).toLongs())
        .containsExactly(expected[0], expected[1], expected[2]);
  }

  @Test
  void truthTables() {
    Value a = Value.bools(Shape.of(2, 1), 0, 1);
    Value b = Value.bools(Shape.of(2), 0, 1);
    assertThat(Run.one(new And(), a, b).toLongs()).containsExactly(0, 0, 0, 1);
    assertThat(Run.one(new Or(), a, b).toLongs()).containsExactly(0, 1, 1, 1);
    assertThat(Run.one(new Not(), b).toLongs()).containsExactly(1, 0);
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void whereChoosesElementsOfAnyType(DType dtype) {
    Value condition = Value.bools(Shape.of(5), 1, 1, 0, 1, 0);
    Value a = Value.of(dtype, Shape.of(5), 0, 1, 0, 1, 0);
    Value b = Value.of(dtype, Shape.of(5), 1, 0, 1, 0, 1);
    assertThat(Run.one(new Where(), condition, a, b).toDoubles()).containsExactly(0, 1, 1, 1, 1);
  }

  @Test
  void whereBroadcastsAllThree() {
    Value condition = Value.bools(Shape.of(2, 1), 1, 0);
    Value a = Value.floats(Shape.SCALAR, Double.NaN);
    Value b = Value.floats(Shape.of(2, 1, 3), 1, 2, 3, 4, 5, 6);
    double nan = Double.NaN;
    assertThat(Run.one(new Where(), condition, a, b).toDoubles())
        .containsExactly(nan, nan, nan, 1, 2, 3, nan, nan, nan, 4, 5, 6);
  }
}
