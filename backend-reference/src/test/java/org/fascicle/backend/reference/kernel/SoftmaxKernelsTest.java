package org.fascicle.backend.reference.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.fascicle.api.op.Grad;
import org.fascicle.api.op.LogSoftmax;
import org.fascicle.api.op.Softmax;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With log 2 and log 3 as logits the probabilities are plain fractions. */
class SoftmaxKernelsTest {
  private static final double LOG2 = Math.log(2);
  private static final double LOG3 = Math.log(3);
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void alongEachAxis(DType dtype) {
    Value x = Value.of(dtype, Shape.of(2, 3), 0, LOG2, LOG3, LOG3, LOG3, 0);
    assertThat(Run.one(new Softmax(1), x).toDoubles())
        .containsExactly(
            new double[] {1 / 6.0, 1 / 3.0, 0.5, 3 / 7.0, 3 / 7.0, 1 / 7.0}, near(dtype));
    assertThat(Run.one(new Softmax(0), x).toDoubles())
        .containsExactly(new double[] {0.25, 0.4, 0.75, 0.75, 0.6, 0.25}, near(dtype));
    assertThat(Run.one(new LogSoftmax(0), x).toDoubles())
        .containsExactly(
            new double[] {
              Math.log(0.25),
              Math.log(0.4),
              Math.log(0.75),
              Math.log(0.75),
              Math.log(0.6),
              Math.log(0.25)
            },
            near(dtype));
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void nothingOverflows(DType dtype) {
    Value x = Value.of(dtype, Shape.of(3), 10_000, 10_000, -10_000);
    assertThat(Run.one(new Softmax(0), x).toDoubles()).containsExactly(0.5, 0.5, 0);
    assertThat(Run.one(new LogSoftmax(0), x).toDoubles())
        .containsExactly(new double[] {-LOG2, -LOG2, -20_000 - LOG2}, within(0.001));
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void rowsWithoutAnAnswerAreNan(DType dtype) {
    Value x = Value.of(dtype, Shape.of(4, 2), INF, 0, -INF, -INF, NAN, 0, -INF, 0);
    assertThat(Run.one(new Softmax(1), x).toDoubles())
        .containsExactly(NAN, NAN, NAN, NAN, NAN, NAN, 0, 1);
    assertThat(Run.one(new LogSoftmax(1), x).toDoubles())
        .containsExactly(NAN, NAN, NAN, NAN, NAN, NAN, -INF, 0);
    assertThat(Run.one(new Softmax(1), Value.of(dtype, Shape.of(2, 0))).toDoubles()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void gradients(DType dtype) {
    Value y = Value.of(dtype, Shape.of(2, 2), 0.25, 0.5, 0.75, 0.5);
    Value dy = Value.of(dtype, Shape.of(2, 2), 8, 2, 4, 6);
    // Column sums of y dy: 5 and 4.
    assertThat(Run.one(new Grad(new Softmax(0), 1, 1, List.of(0)), y, y, dy).toDoubles())
        .containsExactly(0.75, -1, -0.75, 1);
    Value log = Value.of(dtype, Shape.of(2), -LOG2, -LOG2);
    Value slope = Value.of(dtype, Shape.of(2), 3, 1);
    assertThat(
            Run.one(new Grad(new LogSoftmax(0), 1, 1, List.of(0)), y1(dtype), log, slope)
                .toDoubles())
        .containsExactly(new double[] {1, -1}, near(dtype));
  }

  private static Value y1(DType dtype) {
    return Value.of(dtype, Shape.of(2), 0, 0);
  }

  /** Two roundings of numbers up to 2. */
  private static org.assertj.core.data.Offset<Double> near(DType dtype) {
    return within(dtype == DType.FLOAT32 ? 2.4e-7 : 4.5e-16);
  }
}
