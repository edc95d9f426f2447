package org.fascicle.api.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.fascicle.api.exception.DTypeMismatchException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** The methods of a tensor: how they read axes and numbers, and which operation they run. */
class TensorMethodsTest {
  private final SymbolicSession session = new SymbolicSession();
  private final Tensor x = tensor("f32(2,3,4)");

  private Tensor tensor(String spec) {
    return session.tensor(Specs.one(spec));
  }

  private Op last() {
    return session.ran().get(session.ran().size() - 1);
  }

  @Test
  void reductionsTakeAllAxesWhenNoneIsGiven() {
    assertThat(x.sum().shape()).isEqualTo(Shape.SCALAR);
    assertThat(x.mean(true).shape()).isEqualTo(Shape.of(1, 1, 1));
    assertThat(last()).isEqualTo(new Mean(List.of(0, 1, 2), true));
  }

  @Test
  void axesMayCountFromTheEndInAnyOrder() {
    x.max(-1, 0);
    assertThat(last()).isEqualTo(new Max(List.of(0, 2), false));
    x.softmax(-1);
    assertThat(last()).isEqualTo(new Softmax(2));
    x.argMax(-3);
    assertThat(last()).isEqualTo(new ArgMax(0));
    assertThatThrownBy(() -> x.sum(3))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessageContaining("sum: expected an axis from -3 to 2 of shape (2, 3, 4), got 3");
  }

  @Test
  void anyAndAllKeepTruthValues() {
    Tensor truth = tensor("bool(2,3)");
    assertThat(truth.any(1).spec()).isEqualTo(Specs.one("bool(2)"));
    assertThat(truth.all().spec()).isEqualTo(Specs.one("bool()"));
  }

  @Test
  void reshapeWorksOutOneAxis() {
    assertThat(x.reshape(-1, 4).shape()).isEqualTo(Shape.of(6, 4));
    assertThat(x.reshape(24).shape()).isEqualTo(Shape.of(24));
    assertThatThrownBy(() -> x.reshape(-1, -1)).hasMessageContaining("-1 at most once");
    assertThatThrownBy(() -> x.reshape(-1, 5)).hasMessageContaining("leave one for -1");
    assertThatThrownBy(() -> tensor("f32(0)").reshape(-1, 0))
        .hasMessageContaining("leave one for -1");
    assertThatThrownBy(() -> x.reshape(5)).hasMessageContaining("5 elements");
  }

  @Test
  void nothingRunsWhereNothingChanges() {
    assertThat(x.reshape(2, 3, 4)).isSameAs(x);
    assertThat(x.broadcastTo(2, 3, 4)).isSameAs(x);
    assertThat(x.sumTo(x.shape())).isSameAs(x);
    assertThat(x.cast(DType.FLOAT32)).isSameAs(x);
    assertThat(session.ran()).isEmpty();
  }

  @Test
  void attentionIsScaledByTheLengthOfAKey() {
    Tensor key = tensor("f32(2,5,4)");
    assertThat(x.scaledDotProductAttention(key, key, null, true)[0].shape()).isEqualTo(x.shape());
    assertThat(last()).isEqualTo(new ScaledDotProductAttention(0.5, true, false, 0));
    Tensor[] results = x.scaledDotProductAttention(key, key, tensor("bool(5)"), false);
    assertThat(results[1].shape()).isEqualTo(Shape.of(2, 3, 5));
    assertThat(last()).isEqualTo(new ScaledDotProductAttention(0.5, false, true, 0));
  }

  @Test
  void sumToUndoesBroadcasting() {
    assertThat(x.sumTo(Shape.of(3, 1)).shape()).isEqualTo(Shape.of(3, 1));
    assertThat(session.ran()).first().isEqualTo(new Sum(List.of(0, 2), false));
    assertThat(tensor("f32(0,3)").sumTo(Shape.of(1, 3)).shape()).isEqualTo(Shape.of(1, 3));
  }

  @Test
  void axesComeAndGo() {
    assertThat(x.expandDims(-1).shape()).isEqualTo(Shape.of(2, 3, 4, 1));
    assertThat(x.expandDims(0).squeeze(0).shape()).isEqualTo(x.shape());
    assertThatThrownBy(() -> x.squeeze(1)).isInstanceOf(ShapeMismatchException.class);
    assertThat(x.transpose().shape()).isEqualTo(Shape.of(4, 3, 2));
    assertThat(x.transpose(0, -1, 1).shape()).isEqualTo(Shape.of(2, 4, 3));
    assertThat(x.swapAxes(0, -1).shape()).isEqualTo(Shape.of(4, 3, 2));
  }

  @Test
  void partsAndPadding() {
    assertThat(x.slice(-1, 1, 3).shape()).isEqualTo(Shape.of(2, 3, 2));
    assertThatThrownBy(() -> x.slice(0, 1, 3)).hasMessageContaining("0 ≤ from ≤ to ≤ 2");
    assertThat(x.pad(new long[] {1, 0, 0}, new long[] {0, 0, 2}, 0).shape())
        .isEqualTo(Shape.of(3, 3, 6));
    assertThatThrownBy(() -> x.pad(new long[1], new long[1], 0))
        .hasMessageContaining("one number an axis of (2, 3, 4)");
    assertThat(x.concat(1, tensor("f32(2,1,4)")).shape()).isEqualTo(Shape.of(2, 4, 4));
    assertThat(x.gather(tensor("i32(5)"), -1).shape()).isEqualTo(Shape.of(2, 3, 5));
  }

  @Test
  void vectorsTakePartInProducts() {
    Tensor vector = tensor("f32(4)");
    assertThat(x.matmul(vector).shape()).isEqualTo(Shape.of(2, 3));
    assertThat(vector.matmul(vector).shape()).isEqualTo(Shape.SCALAR);
    assertThat(tensor("f32(3)").matmul(x).shape()).isEqualTo(Shape.of(2, 4));
    assertThat(tensor("f32(2,3)").matmul(tensor("f32(3,5)")).shape()).isEqualTo(Shape.of(2, 5));
  }

  @Test
  void numbersAdoptTheElementType() {
    assertThat(tensor("i32(2)").add(3).dtype()).isEqualTo(DType.INT32);
    assertThat(tensor("f64(2)").rsub(1).dtype()).isEqualTo(DType.FLOAT64);
    assertThatThrownBy(() -> tensor("i32(2)").mul(0.5))
        .isInstanceOf(DTypeMismatchException.class)
        .hasMessageContaining("mul: expected an integer to go with int32(2,), got 0.5. Cast");
  }

  @Test
  void filledTensorsTakeEveryType() {
    assertThat(tensor("bool(2)").zerosLike().spec()).isEqualTo(Specs.one("bool(2)"));
    assertThat(tensor("f16(2)").onesLike().spec()).isEqualTo(Specs.one("f16(2)"));
    assertThat(tensor("bool(3)").where(2.5, tensor("f64(3)")).spec())
        .isEqualTo(Specs.one("f64(3)"));
  }

  @Test
  void parametersOfNormalisationMayBeMissing() {
    Tensor c = tensor("f32(4)");
    assertThat(x.batchNormalization(c, null, 0.5)).hasSize(3);
    assertThat(last()).isEqualTo(new BatchNormalization(0.5, true, false));
    x.batchNormalization(c, c, null, c, 0.5);
    assertThat(last()).isEqualTo(new BatchNormalizationInference(0.5, false, true));
    x.layerNormalization(1, c, c, 0.5);
    assertThat(last()).isEqualTo(new LayerNormalization(1, 0.5, true, true));
    x.groupNormalization(2, null, null, 0.5);
    assertThat(last()).isEqualTo(new GroupNormalization(2, 0.5, false, false));
    x.localResponseNormalization(3, 1, 0.5, 2);
    assertThat(last()).isEqualTo(new LocalResponseNormalization(3, 1, 0.5, 2));
  }

  @Test
  void poolingTakesWindows() {
    Sliding sliding = Sliding.simple(1);
    Shape two = Shape.of(2);
    Tensor[] pooled = x.maxPoolingIndices(two, sliding);
    assertThat(last()).isEqualTo(new MaxPoolingIndices(two, sliding));
    assertThat(pooled[0].maxUnpooling(pooled[1], Shape.of(3)).spec()).isEqualTo(x.spec());
    assertThat(x.maxPooling(two, sliding).spec()).isEqualTo(pooled[0].spec());
    assertThat(x.averagePooling(two, sliding, true).shape()).isEqualTo(Shape.of(2, 2, 4));
    assertThat(last()).isEqualTo(new AveragePooling(two, sliding, true));
  }
}
