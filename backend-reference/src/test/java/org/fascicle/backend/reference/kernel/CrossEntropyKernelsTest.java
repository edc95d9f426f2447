package org.fascicle.backend.reference.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.fascicle.api.op.Grad;
import org.fascicle.api.op.SigmoidCrossEntropy;
import org.fascicle.api.op.SoftmaxCrossEntropy;
import org.fascicle.api.op.SparseSoftmaxCrossEntropy;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With log 2 and log 3 as logits the probabilities are 1/6, 1/3 and 1/2. */
class CrossEntropyKernelsTest {
  private static final double LOG2 = Math.log(2);
  private static final double LOG3 = Math.log(3);
  private static final double NAN = Double.NaN;

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void dense(DType dtype) {
    SoftmaxCrossEntropy op = new SoftmaxCrossEntropy();
    Value z = Value.of(dtype, Shape.of(2, 3), 0, LOG2, LOG3, LOG3, LOG2, 0);
    Value t = Value.of(dtype, Shape.of(2, 3), 0.5, 0, 0.5, 0, 2, 0);
    Value y = Run.one(op, z, t);
    assertThat(y.toDoubles())
        .containsExactly(new double[] {(LOG2 + LOG3 + LOG2) / 2, 2 * LOG3}, near(dtype));
    Value dy = Value.of(dtype, Shape.of(2), 6, 12);
    Value[] both = Run.all(new Grad(op, 2, 1, List.of(0, 1)), z, t, y, dy);
    assertThat(both[0].toDoubles())
        .containsExactly(new double[] {-2, 2, 0, 12, -16, 4}, near(dtype));
    assertThat(both[1].toDoubles())
        .containsExactly(
            new double[] {
              6 * (LOG2 + LOG3), 6 * LOG3, 6 * LOG2, 12 * LOG2, 12 * LOG3, 12 * (LOG2 + LOG3)
            },
            near(dtype));
    Value targets = Run.one(new Grad(op, 2, 1, List.of(1)), z, t, y, dy);
    assertThat(targets.data()).isEqualTo(both[1].data());
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void sparse(DType dtype) {
    SparseSoftmaxCrossEntropy op = new SparseSoftmaxCrossEntropy();
    Value z = Value.of(dtype, Shape.of(2, 3), 0, LOG2, LOG3, LOG3, LOG2, 0);
    for (Value labels : List.of(Value.ints(Shape.of(2), 2, 1), Value.longs(Shape.of(2), 2, 1))) {
      Value y = Run.one(op, z, labels);
      assertThat(y.toDoubles()).containsExactly(new double[] {LOG2, LOG3}, near(dtype));
      Value dy = Value.of(dtype, Shape.of(2), 6, -12);
      assertThat(Run.one(new Grad(op, 2, 1, List.of(0)), z, labels, y, dy).toDoubles())
          .containsExactly(new double[] {1, 2, -3, -6, 8, -2}, near(dtype));
    }
  }

  @Test
  void labelsOutOfRangeGiveNan() {
    SparseSoftmaxCrossEntropy op = new SparseSoftmaxCrossEntropy();
    Value z = Value.floats(Shape.of(3, 2), 0, 0, 0, 0, 0, 0);
    Value labels = Value.longs(Shape.of(3), -1, 1L << 32, 1);
    Value y = Run.one(op, z, labels);
    assertThat(y.toDoubles()).containsExactly(NAN, NAN, (float) LOG2);
    Value dy = Value.floats(Shape.of(3), 1, 1, 1);
    assertThat(Run.one(new Grad(op, 2, 1, List.of(0)), z, labels, y, dy).toDoubles())
        .containsExactly(NAN, NAN, NAN, NAN, 0.5, -0.5);
  }

  @Test
  void noRowsAndManyLeadingAxes() {
    SparseSoftmaxCrossEntropy op = new SparseSoftmaxCrossEntropy();
    assertThat(Run.one(op, Value.floats(Shape.of(0, 3)), Value.ints(Shape.of(0))).toDoubles())
        .isEmpty();
    Value z = Value.doubles(Shape.of(2, 1, 2), 0, 0, 0, LOG3);
    Value y = Run.one(op, z, Value.ints(Shape.of(2, 1), 0, 0));
    assertThat(y.spec().shape()).isEqualTo(Shape.of(2, 1));
    assertThat(y.toDoubles()).containsExactly(new double[] {LOG2, 2 * LOG2}, within(1e-15));
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void sigmoid(DType dtype) {
    SigmoidCrossEntropy op = new SigmoidCrossEntropy();
    Value z = Value.of(dtype, Shape.of(5), 0, LOG3, -LOG3, 1000, -1000);
    Value t = Value.of(dtype, Shape.of(5), 0.5, 1, 1, 1, 0);
    Value y = Run.one(op, z, t);
    assertThat(y.toDoubles())
        .containsExactly(new double[] {LOG2, Math.log(4 / 3.0), 2 * LOG2, 0, 0}, near(dtype));
    Value dy = Value.of(dtype, Shape.of(5), 1, 4, 4, 1, 1);
    Value[] both = Run.all(new Grad(op, 2, 1, List.of(0, 1)), z, t, y, dy);
    assertThat(both[0].toDoubles()).containsExactly(new double[] {0, -1, -3, 0, 0}, near(dtype));
    assertThat(both[1].toDoubles())
        .containsExactly(new double[] {0, -4 * LOG3, 4 * LOG3, -1000, 1000}, near(dtype));
  }

  /** Some roundings of numbers up to 22. */
  private static Offset<Double> near(DType dtype) {
    return within(dtype == DType.FLOAT32 ? 4e-6 : 1e-14);
  }
}
