package org.fascicle.backend.reference.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.fascicle.api.op.Sort;
import org.fascicle.api.random.RandomStream;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SortKernelTest {
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64", "INT32", "INT64"})
  void sortsAlongEachAxis(DType dtype) {
    Value x = Value.of(dtype, Shape.of(2, 3), 3, -1, 2, 1, 5, -4);
    Value[] inner = Run.all(new Sort(1, false), x);
    assertThat(inner[0].toDoubles()).containsExactly(-1, 2, 3, -4, 1, 5);
    assertThat(inner[1].toLongs()).containsExactly(1, 2, 0, 2, 0, 1);
    Value[] outer = Run.all(new Sort(0, true), x);
    assertThat(outer[0].toDoubles()).containsExactly(3, 5, 2, 1, -1, -4);
    assertThat(outer[1].toLongs()).containsExactly(0, 1, 0, 1, 0, 1);
  }

  @Test
  void nanComesLastInBothDirections() {
    Value x = Value.floats(Shape.of(5), NAN, 1, -INF, NAN, INF);
    Value[] up = Run.all(new Sort(0, false), x);
    assertThat(up[0].toDoubles()).containsExactly(-INF, 1, INF, NAN, NAN);
    assertThat(up[1].toLongs()).containsExactly(2, 1, 4, 0, 3);
    Value[] down = Run.all(new Sort(0, true), x);
    assertThat(down[0].toDoubles()).containsExactly(INF, 1, -INF, NAN, NAN);
    assertThat(down[1].toLongs()).containsExactly(4, 1, 2, 0, 3);
  }

  @Test
  void equalElementsKeepTheirOrder() {
    Value x = Value.doubles(Shape.of(4), 0.0, -0.0, -1, 0.0);
    Value[] up = Run.all(new Sort(0, false), x);
    assertThat(up[1].toLongs()).containsExactly(2, 0, 1, 3);
    assertThat(up[0].toDoubles()).containsExactly(-1, 0.0, -0.0, 0.0);
    assertThat(Run.all(new Sort(0, true), x)[1].toLongs()).containsExactly(0, 1, 3, 2);
  }

  @Test
  void theEndsOfTheIntegers() {
    Value x = Value.longs(Shape.of(3), Long.MAX_VALUE, Long.MIN_VALUE, 0);
    assertThat(Run.all(new Sort(0, false), x)[1].toLongs()).containsExactly(1, 2, 0);
    assertThat(Run.all(new Sort(0, true), x)[1].toLongs()).containsExactly(0, 2, 1);
  }

  @Test
  void aLongAxis() {
    RandomStream random = new RandomStream(5, 0, 0);
    double[] elements = new double[1237];
    Arrays.setAll(elements, i -> random.nextGaussian());
    Value[] sorted = Run.all(new Sort(0, false), Value.doubles(Shape.of(1237), elements));
    double[] expected = elements.clone();
    Arrays.sort(expected);
    assertThat(sorted[0].toDoubles()).isEqualTo(expected);
    long[] from = sorted[1].toLongs();
    for (int i = 0; i < from.length; i++) {
      assertThat(elements[(int) from[i]]).isEqualTo(expected[i]);
    }
  }

  @Test
  void nothingAndOneElement() {
    assertThat(Run.all(new Sort(1, false), Value.floats(Shape.of(2, 0)))[1].toLongs()).isEmpty();
    assertThat(Run.all(new Sort(0, true), Value.floats(Shape.of(1, 2), 4, 5))[0].toDoubles())
        .containsExactly(4, 5);
  }
}
