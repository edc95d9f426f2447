package org.fascicle.api.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.NotDifferentiableException;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Attributes are checked where they are given, copied, and compared by value. */
class AttributesTest {
  static Stream<ThrowingCallable> refused() {
    return Stream.of(
        () -> new Sum(List.of(1, 0), false),
        () -> new Sum(List.of(0, 0), false),
        () -> new Mean(List.of(-1), false),
        () -> new ArgMax(-1),
        () -> new CumSum(-1, false),
        () -> new Softmax(-1),
        () -> new Sort(-1, false),
        () -> new Unstack(-1),
        () -> new Transpose(List.of(0, 2)),
        () -> new Transpose(List.of(0, 0)),
        () -> new Reshape(Shape.of(-1, 2)),
        () -> new BroadcastTo(Shape.of(-1)),
        () -> new Slice(Shape.of(2), List.of()),
        () -> new Slice(Shape.of(2), List.of(0)),
        () -> new Pad(Shape.of(2, 2), List.of(1)),
        () -> new ScatterAdd(0, -1),
        () -> new Fill(DType.FLOAT16, Shape.of(2)),
        () -> new Iota(DType.BOOL, 2),
        () -> new Iota(DType.INT32, -2),
        () -> new RandomUniform(DType.INT32, Shape.of(2)),
        () -> new RandomNormal(DType.INT32, Shape.of(2)),
        () -> new OneHot(-1, DType.FLOAT32),
        () -> new OneHot(3, DType.BOOL),
        () -> new Sliding(List.of(0), List.of(1), List.of(0), List.of(0)),
        () -> new Sliding(List.of(1), List.of(1), List.of(-1), List.of(0)),
        () -> new Sliding(List.of(1), List.of(1, 1), List.of(0), List.of(0)),
        () -> new Patches(Shape.of(2, 2), Sliding.simple(1)),
        () -> new Patches(Shape.of(0), Sliding.simple(1)),
        () -> new Convolution(Sliding.simple(1), 0),
        () -> new ConvolutionTranspose(Shape.of(-1), Sliding.simple(1), 1),
        () -> new ConvolutionWeights(Shape.of(2), Sliding.simple(1), 0),
        () -> new MaxPooling(Shape.of(2, 2), Sliding.simple(1)),
        () -> new MaxPoolingIndices(Shape.of(0), Sliding.simple(1)),
        () -> new AveragePooling(Shape.of(0), Sliding.simple(1), true),
        () -> new MaxUnpooling(Shape.of(-1)),
        () -> new BatchNormalization(-1, true, true),
        () -> new BatchNormalizationInference(Double.NaN, true, true),
        () -> new Scan(Body.of(1).results(0), 1, 1, false, false),
        () -> new Scan(Body.of(2).results(), 1, 1, false, false),
        () -> new Scan(Body.of(2).results(0), 2, 0, false, false),
        () -> new ScaledDotProductAttention(Double.NaN, false, false, 0),
        () -> new ScaledDotProductAttention(1, false, false, -0.1),
        () -> new ScaledDotProductAttention(1, false, false, 1.5),
        () -> new LayerNormalization(0, 1, true, true),
        () -> new LayerNormalization(1, -1, true, true),
        () -> new GroupNormalization(0, 1, true, true),
        () -> new LocalResponseNormalization(4, 1, 1, 1),
        () -> new LocalResponseNormalization(-1, 1, 1, 1),
        () -> new LocalResponseNormalization(3, -1, 1, 1),
        () -> new LocalResponseNormalization(3, 1, Double.NaN, 1),
        () -> new LocalResponseNormalization(3, 1, 1, 0),
        () -> new Dropout(-0.1),
        () -> new Dropout(1.5),
        () -> new Dropout(Double.NaN),
        () -> new SgdUpdate(-1, false),
        () -> new AdamUpdate(1, 0.9, 1e-7),
        () -> new AdagradUpdate(-1),
        () -> new SparseUpdate(new SgdUpdate(0.9, false)),
        () -> new SparseUpdate(new AdagradUpdate(0)),
        () -> new MultiTensorUpdate(List.of()),
        () -> square(new Exp(), 0, 1, 0),
        () -> square(new Square(), 1, 1, 0),
        () -> square(new Square(), 0, 0, 0),
        () -> square(new Square(), 0, 2, 0),
        () -> square(new Square(), 0, 1, 1),
        () -> new Elementwise(1, List.of(), List.of()));
  }

  /** A call on one input, and its result. */
  private static Elementwise square(Op op, int operand, int value, int over) {
    return new Elementwise(
        1,
        List.of(new Elementwise.Call(op, List.of(operand))),
        List.of(new Elementwise.Result(value, over)));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refuses(ThrowingCallable construction) {
    assertThatThrownBy(construction)
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining(": expected ")
        .hasMessageContaining(", got ");
  }

  @Test
  void listsAreCopied() {
    List<Integer> axes = new ArrayList<>(List.of(0));
    Sum sum = new Sum(axes, false);
    axes.set(0, 1);
    assertThat(sum).isEqualTo(new Sum(List.of(0), false));
  }

  @Test
  void equalAttributesAreTheSameOperation() {
    assertThat(new Slice(Shape.of(2, 3)))
        .isEqualTo(new Slice(Shape.of(2, 3), List.of(1, 1)))
        .hasSameHashCodeAs(new Slice(Shape.of(2, 3), List.of(1, 1)));
  }

  @Test
  void offsetsThatLeadOutsideAreRefused() {
    Slice slice = new Slice(Shape.of(2, 3), List.of(2, 1));
    slice.check(Shape.of(4, 3), 1, 0);
    assertThatThrownBy(() -> slice.check(Shape.of(4, 3), 2, 0))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("offset from 0 to 1 along axis 0 of (4, 3), got 2");
    assertThatThrownBy(() -> slice.check(Shape.of(4, 3), 0, -1))
        .hasMessageContaining("offset from 0 to 0 along axis 1");
    new Pad(Shape.of(5)).check(Shape.of(0), 5);
    assertThatThrownBy(() -> new Pad(Shape.of(5)).check(Shape.of(2), 4))
        .hasMessageContaining("offset from 0 to 3 along axis 0 of (5,), got 4");
  }

  @Test
  void transpositionIsUndoneByItsInverse() {
    Transpose transpose = new Transpose(List.of(2, 0, 3, 1));
    assertThat(transpose.inverse()).isEqualTo(new Transpose(List.of(1, 3, 0, 2)));
    assertThat(transpose.inverse().inverse()).isEqualTo(transpose);
  }

  @Test
  void adamsStepSizeIsKerass() {
    // Keras 3: lr · sqrt(1 − 0.999³) / (1 − 0.9³), by hand with t = 2 updates before this one.
    double expected = 0.01 * Math.sqrt(1 - 0.999 * 0.999 * 0.999) / (1 - 0.9 * 0.9 * 0.9);
    assertThat(new AdamUpdate(0.9, 0.999, 1e-7).alpha(0.01, 2)).isEqualTo(expected, within(1e-15));
  }

  @Test
  void operationsWithoutGradientSaySo() {
    assertThat(new Floor().isDifferentiable()).isFalse();
    assertThatThrownBy(() -> new OneHot(3, DType.FLOAT32).gradient(null))
        .isInstanceOf(NotDifferentiableException.class)
        .hasMessageContaining("one_hot has no gradient");
    assertThat(new Cast(DType.INT32).isDifferentiable()).isFalse();
    assertThat(new Cast(DType.FLOAT64).isDifferentiable()).isTrue();
  }
}
