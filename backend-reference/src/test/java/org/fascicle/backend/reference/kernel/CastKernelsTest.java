package org.fascicle.backend.reference.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.fascicle.api.op.Cast;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CastKernelsTest {
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;

  @Test
  void realsGoTowardsZeroAndToTheEnds() {
    double[] reals = {1.9, -1.9, NAN, 1e30, -1e30, 300};
    for (DType from : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
      Value x = Value.of(from, Shape.of(6), reals);
      assertThat(cast(x, DType.INT32).toLongs())
          .containsExactly(1, -1, 0, Integer.MAX_VALUE, Integer.MIN_VALUE, 300);
      assertThat(cast(x, DType.INT64).toLongs())
          .containsExactly(1, -1, 0, Long.MAX_VALUE, Long.MIN_VALUE, 300);
      assertThat(cast(x, DType.UINT8).toLongs()).containsExactly(1, 0, 0, 255, 0, 255);
    }
  }

  @Test
  void truthIsToDifferFromZero() {
    assertThat(cast(Value.doubles(Shape.of(4), 0, -0.0, 1e-300, NAN), DType.BOOL).toLongs())
        .containsExactly(0, 0, 1, 1);
    assertThat(cast(Value.longs(Shape.of(2), 0, 256), DType.BOOL).toLongs()).containsExactly(0, 1);
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64", "INT32", "INT64", "UINT8"})
  void fromBytesAndTruth(DType to) {
    assertThat(cast(Value.of(DType.UINT8, Shape.of(3), 0, 127, 255), to).toDoubles())
        .containsExactly(0, 127, 255);
    assertThat(cast(Value.bools(Shape.of(2), 0, 1), to).toDoubles()).containsExactly(0, 1);
  }

  @Test
  void integersKeepTheirLowBits() {
    Value x = Value.longs(Shape.of(2), (1L << 40) + 258, -1);
    assertThat(cast(x, DType.INT32).toLongs()).containsExactly(258, -1);
    assertThat(cast(x, DType.UINT8).toLongs()).containsExactly(2, 255);
  }

  /** 2⁶⁰ + 2³⁶ lies halfway between floats; one more decides, and a double does not show it. */
  @Test
  void integersAreRoundedOnce() {
    Value x = Value.longs(Shape.of(2), (1L << 60) + (1L << 36), (1L << 60) + (1L << 36) + 1);
    assertThat(cast(x, DType.FLOAT32).toDoubles()).containsExactly(0x1p60, 0x1p60 + 0x1p37);
  }

  @Test
  void doublesAreRoundedToFloats() {
    Value x = Value.doubles(Shape.of(3), 0.1, 1e300, NAN);
    assertThat(cast(x, DType.FLOAT32).toDoubles()).containsExactly(0.1f, INF, NAN);
    assertThat(cast(cast(x, DType.FLOAT32), DType.FLOAT64).toDoubles())
        .containsExactly(0.1f, INF, NAN);
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void toItsOwnTypeNothingChanges(DType dtype) {
    Value x = Value.counting(dtype, Shape.of(2));
    assertThat(cast(x, dtype).data()).isEqualTo(x.data());
  }

  /** NumPy 2.4: {@code numpy.float64(x).astype(numpy.float16)}. */
  @ParameterizedTest
  @CsvSource({
    "1, 0x3C00",
    "-2, 0xC000",
    "0.1, 0x2E66",
    "65504, 0x7BFF",
    "65519.99, 0x7BFF",
    "65520, 0x7C00",
    "-1e9, 0xFC00",
    "6.103515625e-05, 0x0400",
    "6.1e-05, 0x03FF",
    "5.960464477539063e-08, 0x0001",
    "2.98e-08, 0x0000",
    "2.9802322387695316e-08, 0x0001",
    "1.00048828125, 0x3C00",
    "1.0004882812500002, 0x3C01",
    "1.00146484375, 0x3C02",
    "-0.0, 0x8000"
  })
  void float16IsTheNearest(double x, String bits) {
    assertHalf(DType.FLOAT16, x, bits);
  }

  /** The upper half of the float32, rounded to nearest, halves to even. */
  @ParameterizedTest
  @CsvSource({
    "1, 0x3F80",
    "-2, 0xC000",
    "0.1, 0x3DCD",
    "1.00390625, 0x3F80",
    "1.0039062500000002, 0x3F81",
    "1.01171875, 0x3F82",
    "3.4e38, 0x7F80",
    "3.38e38, 0x7F7E",
    "1e300, 0x7F80",
    "9.2e-41, 0x0001",
    "-0.0, 0x8000"
  })
  void bfloat16IsTheNearest(double x, String bits) {
    assertHalf(DType.BFLOAT16, x, bits);
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT16", "BFLOAT16"})
  void everyHalfComesBackFromWiderTypes(DType dtype) {
    Value all = Value.counting(dtype, Shape.of(1 << 16));
    Value floats = cast(all, DType.FLOAT32);
    double[] back = cast(cast(floats, DType.FLOAT64), dtype).toDoubles();
    double[] values = floats.toDoubles();
    for (int bits = 0; bits < values.length; bits++) {
      if (!Double.isNaN(values[bits])) {
        assertThat(back[bits]).isEqualTo(bits);
      }
    }
  }

  @Test
  void halvesOfSpecialValues() {
    for (DType half : new DType[] {DType.FLOAT16, DType.BFLOAT16}) {
      Value x = Value.doubles(Shape.of(3), NAN, INF, -INF);
      assertThat(cast(cast(x, half), DType.FLOAT64).toDoubles()).containsExactly(NAN, INF, -INF);
    }
  }

  /** 2⁴⁰ + 2³² lies halfway between bfloat16 numbers; one more decides. */
  @Test
  void integersToHalvesAreRoundedOnce() {
    long half = (1L << 40) + (1L << 32);
    Value x = Value.longs(Shape.of(4), half, half + 1, -half - 1, Long.MIN_VALUE);
    Value back = cast(cast(x, DType.BFLOAT16), DType.FLOAT64);
    assertThat(back.toDoubles())
        .containsExactly(0x1p40, 0x1p40 + 0x1p33, -0x1p40 - 0x1p33, -0x1p63);
    assertThat(cast(Value.ints(Shape.of(2), 2049, 2051), DType.FLOAT16).toDoubles())
        .containsExactly(0x6800, 0x6802);
  }

  private static void assertHalf(DType half, double x, String bits) {
    Value value = cast(Value.doubles(Shape.SCALAR, x), half);
    assertThat((long) value.toDoubles()[0]).isEqualTo(Long.decode(bits));
  }

  private static Value cast(Value x, DType to) {
    return Run.one(new Cast(to), x);
  }
}
