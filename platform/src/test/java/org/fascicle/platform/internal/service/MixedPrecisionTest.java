package org.fascicle.platform.internal.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.fascicle.platform.testing.TestPlatform.dense;
import static org.fascicle.platform.testing.TestPlatform.optimizer;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.DTypePolicy;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Spec;
import org.fascicle.api.op.Erf;
import org.fascicle.api.op.Linear;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.platform.testing.TestPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layers that compute in bfloat16 over float32 variables. */
class MixedPrecisionTest {
  private static final String MIXED = "mixed_bfloat16";

  /** Between bfloat16 numbers, which are 2⁻⁷ apart here: it becomes 1. */
  private static final float ABOVE_ONE = 1 + 0x1p-9f;

  private final TestPlatform platform = new TestPlatform();

  @TempDir Path folder;

  @AfterEach
  void close() {
    platform.close();
  }

  private Model line(Spec layer) {
    Model model =
        platform
            .fascicle()
            .sequential("line")
            .inputShape(1)
            .options(o -> o.policy(MIXED))
            .add(layer)
            .build();
    model.setWeights(
        Map.of(
            "dense/kernel", HostArray.of(new float[] {ABOVE_ONE}, 1, 1),
            "dense/bias", HostArray.of(new float[] {0}, 1)));
    return model;
  }

  private static HostArray one(float value) {
    return HostArray.of(new float[] {value}, 1, 1);
  }

  @Test
  void layersComputeInBfloat16AndResultsComeInFloat32() {
    Model model = line(dense(1));
    HostArray y = model.predict(one(3));
    assertThat(y.dtype()).isEqualTo(DType.FLOAT32);
    assertThat(y.toFloats()).containsExactly(3);
  }

  @Test
  void aLayerMayHaveAPolicyOfItsOwn() {
    assertThat(line(dense(1).with("dtype", "float32")).predict(one(3)).toFloats())
        .containsExactly(3 * ABOVE_ONE);
    Map<String, Object> ofKeras =
        Map.of(
            "module", "keras",
            "class_name", "DTypePolicy",
            "config", Map.of("name", "float32"));
    assertThat(line(dense(1).with("dtype", ofKeras)).predict(one(3)).toFloats())
        .containsExactly(3 * ABOVE_ONE);
    assertThatThrownBy(() -> line(dense(1).with("dtype", "mixed_float16")))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("layer \"dense\"")
        .hasMessageContaining(MIXED);
  }

  /** A step of 2⁻¹² would vanish beside 1 if weights were bfloat16. */
  @Test
  void smallUpdatesAddUpInTheVariables() {
    Model model = line(dense(1));
    model.compile(optimizer("SGD", 0x1p-13), "mean_squared_error");
    model.fit(one(1), one(0), Fit.epochs(64).batchSize(1));
    HostArray kernel = model.getWeights().get("dense/kernel");
    assertThat(kernel.dtype()).isEqualTo(DType.FLOAT32);
    // 64 steps of 2 · 1 · 2⁻¹³, the first ones by a prediction of exactly 1.
    assertThat(kernel.get(0)).isCloseTo(ABOVE_ONE - 64 * 0x1p-12, within(0x1p-8));
    assertThat(kernel.get(0)).isLessThan(1);
  }

  @Test
  void thePolicyIsSavedWithTheModel() {
    Model model = line(dense(1));
    Path file = folder.resolve("model");
    model.save(file);
    for (Model other : List.of(platform.fascicle().load(file), platform.fascicle().copy(model))) {
      assertThat(other.predict(one(3)).toFloats()).containsExactly(3);
    }
    assertThat(platform.fascicle().inspect(file)).containsEntry("dtype", MIXED);
    assertThat(platform.fascicle().fromJson(model.toJson()).toJson()).isEqualTo(model.toJson());
    Model whole = platform.fascicle().load(file, o -> o.policy(DTypePolicy.FLOAT32));
    assertThat(whole.predict(one(3)).toFloats()).containsExactly(3 * ABOVE_ONE);
  }

  @Test
  void anOperationWithoutAKernelRunsInFloat32AndIsRoundedOnce() {
    try (Session session = platform.fascicle().session("cast around")) {
      Tensor x = session.tensor(new float[] {0.5f, 2}, 2).cast(DType.BFLOAT16);
      Tensor y = x.apply(new Erf());
      assertThat(y.dtype()).isEqualTo(DType.BFLOAT16);
      // erf(½) = 0.520 499 9, between 133/256 and 134/256, which are steps of bfloat16 there.
      assertThat(y.toFloats()).containsExactly(133 / 256f, 255 / 256f);
    }
  }

  @Test
  void gradientsGoThroughTheCastsAround() {
    try (Session session = platform.fascicle().session("gradients");
        Tape tape = session.tape()) {
      Tensor x = session.tensor(new float[] {1, 2, 3, 4}, 2, 2);
      Tensor w = session.tensor(new float[] {ABOVE_ONE, -1}, 2, 1);
      tape.watch(x, w);
      Tensor y =
          x.cast(DType.BFLOAT16)
              .apply(new Linear(Pointwise.RELU, false), w.cast(DType.BFLOAT16).mul(-1));
      Tensor[] gradients = tape.gradient(y.sum(), x, w);
      assertThat(gradients[0].dtype()).isEqualTo(DType.FLOAT32);
      assertThat(gradients[0].toFloats()).containsExactly(-1, 1, -1, 1);
      assertThat(gradients[1].toFloats()).containsExactly(-4, -6);
    }
  }
}
