package org.fascicle.backend.reference.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.fascicle.api.op.ArgMax;
import org.fascicle.api.op.ArgMin;
import org.fascicle.api.op.CumSum;
import org.fascicle.api.op.Max;
import org.fascicle.api.op.Mean;
import org.fascicle.api.op.Min;
import org.fascicle.api.op.Prod;
import org.fascicle.api.op.Sum;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReduceKernelsTest {
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64", "INT32", "INT64"})
  void eachSetOfAxes(DType dtype) {
    Value x = Value.counting(dtype, Shape.of(2, 3, 2));
    assertThat(sum(x, 0, 1, 2)).containsExactly(66);
    assertThat(sum(x)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    assertThat(sum(x, 0)).containsExactly(6, 8, 10, 12, 14, 16);
    assertThat(sum(x, 1)).containsExactly(6, 9, 24, 27);
    assertThat(sum(x, 2)).containsExactly(1, 5, 9, 13, 17, 21);
    assertThat(sum(x, 0, 2)).containsExactly(14, 22, 30);
    assertThat(sum(x, 0, 1)).containsExactly(30, 36);
    Value kept = Run.one(new Sum(List.of(0, 2), true), x);
    assertThat(kept.spec().shape()).isEqualTo(Shape.of(1, 3, 1));
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64", "INT32", "INT64"})
  void productsAndExtremes(DType dtype) {
    Value x = Value.of(dtype, Shape.of(2, 3), 3, -1, 2, -4, 5, 1);
    assertThat(Run.one(new Prod(List.of(1), false), x).toDoubles()).containsExactly(-6, -20);
    assertThat(Run.one(new Max(List.of(1), false), x).toDoubles()).containsExactly(3, 5);
    assertThat(Run.one(new Min(List.of(1), false), x).toDoubles()).containsExactly(-1, -4);
    assertThat(Run.one(new Max(List.of(0), true), x).toDoubles()).containsExactly(3, 5, 2);
    assertThat(Run.one(new ArgMax(0), x).toLongs()).containsExactly(0, 1, 0);
    assertThat(Run.one(new ArgMin(1), x).toLongs()).containsExactly(1, 0);
  }

  @Test
  void ofNoElements() {
    Value none = Value.floats(Shape.of(2, 0));
    assertThat(sum(none, 1)).containsExactly(0, 0);
    assertThat(sum(none, 0)).isEmpty();
    assertThat(Run.one(new Prod(List.of(1), false), none).toDoubles()).containsExactly(1, 1);
    assertThat(Run.one(new Mean(List.of(1), false), none).toDoubles()).containsExactly(NAN, NAN);
    assertThat(Run.one(new Max(List.of(1), false), none).toDoubles()).containsExactly(-INF, -INF);
    assertThat(Run.one(new Min(List.of(1), false), none).toDoubles()).containsExactly(INF, INF);
    Value ints = Value.ints(Shape.of(0));
    assertThat(Run.one(new Max(List.of(0), false), ints).toLongs())
        .containsExactly(Integer.MIN_VALUE);
    assertThat(Run.one(new Min(List.of(0), false), Value.longs(Shape.of(0))).toLongs())
        .containsExactly(Long.MAX_VALUE);
  }

  @Test
  void nanReachesTheResult() {
    for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
      Value x = Value.of(dtype, Shape.of(2, 3), 1, NAN, 2, 1, 2, 3);
      assertThat(sum(x, 1)).containsExactly(NAN, 6);
      assertThat(Run.one(new Mean(List.of(1), false), x).toDoubles()).containsExactly(NAN, 2);
      assertThat(Run.one(new Prod(List.of(1), false), x).toDoubles()).containsExactly(NAN, 6);
      assertThat(Run.one(new Max(List.of(1), false), x).toDoubles()).containsExactly(NAN, 3);
      assertThat(Run.one(new Min(List.of(1), false), x).toDoubles()).containsExactly(NAN, 1);
    }
  }

  @Test
  void infinitiesAddUp() {
    for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
      assertThat(sum(Value.of(dtype, Shape.of(3), 1, INF, 2), 0)).containsExactly(INF);
      assertThat(sum(Value.of(dtype, Shape.of(3), INF, -INF, 2), 0)).containsExactly(NAN);
    }
  }

  @Test
  void longSumsLoseNothing() {
    int n = 1_000_003;
    double[] elements = new double[n];
    Arrays.fill(elements, 0.1);
    assertThat(sum(Value.floats(Shape.of(n), elements), 0)[0])
        .isEqualTo((float) (n * (double) 0.1f));
    assertThat(sum(Value.doubles(Shape.of(n), elements), 0)[0]).isEqualTo(n * 0.1);
    assertThat(
            Run.one(new Mean(List.of(0), false), Value.doubles(Shape.of(n), elements))
                .toDoubles()[0])
        .isCloseTo(0.1, within(2e-17));
    Value cancelling = Value.doubles(Shape.of(4), 1, 1e100, 1, -1e100);
    assertThat(sum(cancelling, 0)).containsExactly(2);
  }

  @Test
  void integersWrapAround() {
    Value x = Value.ints(Shape.of(2), Integer.MAX_VALUE, 1);
    assertThat(sum(x, 0)).containsExactly(Integer.MIN_VALUE);
    Value y = Value.ints(Shape.of(2), 1 << 20, 1 << 13);
    assertThat(Run.one(new Prod(List.of(0), false), y).toLongs()).containsExactly(0);
  }

  @Test
  void theFirstOfEqualElementsWins() {
    Value x = Value.floats(Shape.of(4), 1, 3, 3, 1);
    assertThat(Run.one(new ArgMax(0), x).toLongs()).containsExactly(1);
    assertThat(Run.one(new ArgMin(0), x).toLongs()).containsExactly(0);
    Value nan = Value.doubles(Shape.of(5), 1, NAN, 9, NAN, -9);
    assertThat(Run.one(new ArgMax(0), nan).toLongs()).containsExactly(1);
    assertThat(Run.one(new ArgMin(0), nan).toLongs()).containsExactly(1);
    Value far = Value.longs(Shape.of(3), 1L << 60, (1L << 60) + 1, 0);
    assertThat(Run.one(new ArgMax(0), far).toLongs()).containsExactly(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64", "INT32", "INT64"})
  void runningSums(DType dtype) {
    Value x = Value.of(dtype, Shape.of(2, 3), 1, 2, 3, 4, 5, 6);
    assertThat(Run.one(new CumSum(1, false), x).toDoubles()).containsExactly(1, 3, 6, 4, 9, 15);
    assertThat(Run.one(new CumSum(1, true), x).toDoubles()).containsExactly(6, 5, 3, 15, 11, 6);
    assertThat(Run.one(new CumSum(0, false), x).toDoubles()).containsExactly(1, 2, 3, 5, 7, 9);
    assertThat(Run.one(new CumSum(0, true), x).toDoubles()).containsExactly(5, 7, 9, 4, 5, 6);
    assertThat(Run.one(new CumSum(0, true), Value.of(dtype, Shape.of(0, 2))).toDoubles()).isEmpty();
  }

  private static double[] sum(Value x, Integer... axes) {
    return Run.one(new Sum(List.of(axes), false), x).toDoubles();
  }
}
