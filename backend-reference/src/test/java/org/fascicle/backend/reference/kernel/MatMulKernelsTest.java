package org.fascicle.backend.reference.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.fascicle.api.op.MatMul;
import org.fascicle.api.random.RandomStream;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MatMulKernelsTest {
  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void allFourTransposes(DType dtype) {
    Value a = Value.of(dtype, Shape.of(2, 3), 1, 2, 3, 4, 5, 6);
    Value aT = Value.of(dtype, Shape.of(3, 2), 1, 4, 2, 5, 3, 6);
    Value b = Value.of(dtype, Shape.of(3, 2), 7, 8, 9, 10, 11, 12);
    Value bT = Value.of(dtype, Shape.of(2, 3), 7, 9, 11, 8, 10, 12);
    double[] product = {58, 64, 139, 154};
    assertThat(Run.one(new MatMul(false, false), a, b).toDoubles()).isEqualTo(product);
    assertThat(Run.one(new MatMul(true, false), aT, b).toDoubles()).isEqualTo(product);
    assertThat(Run.one(new MatMul(false, true), a, bT).toDoubles()).isEqualTo(product);
    assertThat(Run.one(new MatMul(true, true), aT, bT).toDoubles()).isEqualTo(product);
  }

  /** Sizes on both sides of the panels' edges: 8 rows, 512 or 256 columns. */
  static Stream<int[]> sizes() {
    return Stream.of(
        new int[] {1, 1, 1},
        new int[] {3, 7, 5},
        new int[] {2, 8, 3},
        new int[] {2, 9, 257},
        new int[] {5, 17, 513},
        new int[] {1, 100, 1},
        new int[] {31, 1, 33});
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void oddSizes(int[] size) {
    for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
      Value a = random(dtype, Shape.of(size[0], size[1]), 1);
      Value b = random(dtype, Shape.of(size[1], size[2]), 2);
      // k roundings of sums of up to 10 k.
      double tolerance = size[1] * 10.0 * size[1] * (dtype == DType.FLOAT32 ? 0x1p-24 : 0x1p-53);
      double[] expected = product(size, a.toDoubles(), b.toDoubles());
      for (int transposes = 0; transposes < 4; transposes++) {
        boolean first = (transposes & 1) != 0;
        boolean second = (transposes & 2) != 0;
        Value y =
            Run.one(
                new MatMul(first, second), first ? transposed(a) : a, second ? transposed(b) : b);
        assertThat(y.toDoubles()).containsExactly(expected, within(tolerance));
      }
    }
  }

  @Test
  void leadingAxesBroadcast() {
    Value a = Value.doubles(Shape.of(2, 1, 1, 2), 1, 2, 3, 4);
    Value b = Value.doubles(Shape.of(3, 2, 1), 1, 0, 0, 1, 1, 1);
    Value y = Run.one(new MatMul(), a, b);
    assertThat(y.spec().shape()).isEqualTo(Shape.of(2, 3, 1, 1));
    assertThat(y.toDoubles()).containsExactly(1, 2, 3, 3, 4, 7);
    Value shared = Value.floats(Shape.of(2, 1), 10, 1);
    Value batch = Value.floats(Shape.of(2, 1, 2), 1, 2, 3, 4);
    assertThat(Run.one(new MatMul(), batch, shared).toDoubles()).containsExactly(12, 34);
  }

  @Test
  void emptyProducts() {
    Value wide = Value.floats(Shape.of(2, 0));
    Value tall = Value.floats(Shape.of(0, 3));
    assertThat(Run.one(new MatMul(), wide, tall).toDoubles()).containsExactly(0, 0, 0, 0, 0, 0);
    assertThat(
            Run.one(new MatMul(), tall, Value.counting(DType.FLOAT32, Shape.of(3, 2))).toDoubles())
        .isEmpty();
    assertThat(
            Run.one(new MatMul(), Value.floats(Shape.of(0, 1, 1)), Value.floats(Shape.of(1, 1), 5))
                .toDoubles())
        .isEmpty();
  }

  @Test
  void nanAndInfinityReachTheirRowOnly() {
    double nan = Double.NaN;
    Value a = Value.floats(Shape.of(3, 2), nan, 0, 1, 1, Double.POSITIVE_INFINITY, 1);
    Value b = Value.floats(Shape.of(2, 2), 0, 1, 1, 1);
    assertThat(Run.one(new MatMul(), a, b).toDoubles())
        .containsExactly(nan, nan, 1, 2, nan, Double.POSITIVE_INFINITY);
  }

  private static Value random(DType dtype, Shape shape, int seed) {
    RandomStream random = new RandomStream(seed, 0, 0);
    double[] elements = new double[(int) shape.elements()];
    java.util.Arrays.setAll(elements, i -> random.nextDouble() * 4 - 2);
    return Value.of(dtype, shape, elements);
  }

  private static Value transposed(Value matrix) {
    int rows = (int) matrix.spec().shape().dim(0);
    int columns = (int) matrix.spec().shape().dim(1);
    double[] from = matrix.toDoubles();
    double[] to = new double[from.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        to[j * rows + i] = from[i * columns + j];
      }
    }
    return Value.of(matrix.spec().dtype(), Shape.of(columns, rows), to);
  }

  private static double[] product(int[] size, double[] a, double[] b) {
    double[] c = new double[size[0] * size[2]];
    for (int i = 0; i < size[0]; i++) {
      for (int j = 0; j < size[2]; j++) {
        for (int k = 0; k < size[1]; k++) {
          c[i * size[2] + j] += a[i * size[1] + k] * b[k * size[2] + j];
        }
      }
    }
    return c;
  }
}
