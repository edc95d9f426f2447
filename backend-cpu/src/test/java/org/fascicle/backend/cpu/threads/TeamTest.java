package org.fascicle.backend.cpu.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.fascicle.api.op.Exp;
import org.fascicle.api.op.Grad;
import org.fascicle.api.op.Linear;
import org.fascicle.api.op.MatMul;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.op.Relu;
import org.fascicle.api.op.Softmax;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.junit.jupiter.api.Test;

class TeamTest {
  private static final Linear LINEAR = new Linear(Pointwise.LINEAR, true);

  private static TensorSpec spec(long... dims) {
    return TensorSpec.of(DType.FLOAT32, dims);
  }

  private static boolean isLittle(Op op, TensorSpec... inputs) {
    return Team.isLittle(op, Arrays.asList(inputs));
  }

  @Test
  void elementsReadAndWrittenCount() {
    assertThat(isLittle(new Relu(), spec(64, 1024))).isTrue();
    assertThat(isLittle(new Relu(), spec(65, 1024))).isFalse();
  }

  @Test
  void powersAreAsMuchAsManyElements() {
    assertThat(isLittle(new Exp(), spec(16, 1024))).isTrue();
    assertThat(isLittle(new Exp(), spec(17, 1024))).isFalse();
    assertThat(isLittle(new Softmax(1), spec(17, 1024))).isFalse();
  }

  @Test
  void fewElementsThatAreMultipliedOftenAreMuch() {
    assertThat(isLittle(new MatMul(), spec(100, 100), spec(100, 100))).isTrue();
    assertThat(isLittle(new MatMul(), spec(130, 130), spec(130, 130))).isFalse();
  }

  @Test
  void aGradientIsAsMuchAsItsProduct() {
    Op gradient = new Grad(LINEAR, 3, 1, List.of(1, 2));
    assertThat(little(gradient, 128)).isTrue();
    assertThat(little(gradient, 200)).isFalse();
    assertThat(isLittle(LINEAR, spec(130, 130), spec(130, 130), spec(130))).isFalse();
  }

  /** The gradient of a product of so many rows of 784 by 784 × 10. */
  private static boolean little(Op gradient, int rows) {
    return isLittle(
        gradient, spec(rows, 784), spec(784, 10), spec(10), spec(rows, 10), spec(rows, 10));
  }
}
