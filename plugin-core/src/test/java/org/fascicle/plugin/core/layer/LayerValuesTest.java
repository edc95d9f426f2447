package org.fascicle.plugin.core.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.plugin.core.Golden;
import org.fascicle.plugin.core.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values and gradients of layers, held to NumPy's. */
class LayerValuesTest {
  @RegisterExtension final Reference reference = new Reference();

  @ParameterizedTest
  @CsvSource({"dense, tanh", "dense3, sigmoid", "dense_softmax, softmax"})
  void dense(String key, String activation) {
    TestContext context = new TestContext(session(), true);
    Tensor x = golden(key + ".x");
    Tensor kernel = golden(key + ".kernel");
    Tensor bias = golden(key + ".bias");
    context.parameters.put("kernel", kernel);
    context.parameters.put("bias", bias);
    try (Tape tape = session().tape()) {
      tape.watch(x, kernel, bias);
      Tensor y = new Dense().call(dense(activation, true), context, x)[0];
      Tensor[] seeds = {golden(key + ".seed")};
      Tensor[] gradients = tape.gradient(new Tensor[] {y}, seeds, new Tensor[] {x, kernel, bias});

      assertGolden(y, key + ".value");
      assertGolden(gradients[0], key + ".dx");
      assertGolden(gradients[1], key + ".dkernel");
      assertGolden(gradients[2], key + ".dbias");
    }
  }

  @Test
  void denseWithoutBias() {
    TestContext context = new TestContext(session(), false);
    context.parameters.put("kernel", session().tensor(new double[] {1, 2, 3, 4}, 2, 2));
    Tensor x = session().tensor(new double[] {1, -1}, 1, 2);

    assertThat(new Dense().call(dense("relu", false), context, x)[0].toDoubles())
        .containsExactly(0, 0);
    assertThat(new Dense().call(dense("linear", false), context, x)[0].toDoubles())
        .containsExactly(-2, -2);
  }

  @ParameterizedTest
  @CsvSource({"relu", "sigmoid", "tanh", "softmax"})
  void activation(String name) {
    assertGolden(activated(Spec.of(Kind.ACTIVATION, name)), "activation." + name);
  }

  @Test
  void activationAlongAnotherAxis() {
    assertGolden(
        activated(Spec.of(Kind.ACTIVATION, "softmax").with("axis", 1)), "activation.softmax_axis1");
  }

  private Tensor activated(Spec activation) {
    TestContext context = new TestContext(session(), false);
    Tensor x = golden("activation.x");
    return new Activation().call(new Activation.Config(activation), context, x)[0];
  }

  @Test
  void dropoutDropsItsShareAndScalesTheRest() {
    Tensor x = session().tensor(new float[100_000], 100, 1000).add(1);
    float[] y = dropped(x, 0.3);
    long kept = IntStream.range(0, y.length).filter(i -> y[i] != 0).count();

    // Five standard deviations of a binomial count: 5·√(100,000 · 0.3 · 0.7) = 725.
    assertThat((double) kept).isCloseTo(70_000, within(725.0));
    for (float value : y) {
      assertThat(value).isIn(0f, (float) (1 / 0.7));
    }
  }

  @Test
  void dropoutDropsTheSameInTheGradient() {
    TestContext context = new TestContext(session(), true);
    Tensor x = session().tensor(new float[1000], 10, 100).add(1);
    try (Tape tape = session().tape()) {
      tape.watch(x);
      Tensor y = new Dropout().call(new Dropout.Config(0.5, null, null), context, x)[0];

      assertThat(tape.gradient(y, x)[0].toFloats()).containsExactly(y.toFloats());
    }
  }

  @Test
  void dropoutDoesNothingInInferenceOrAtRateZero() {
    Tensor x = session().tensor(new float[] {1, 2}, 1, 2);
    TestContext inference = new TestContext(session(), false);
    TestContext training = new TestContext(session(), true);

    assertThat(new Dropout().call(new Dropout.Config(0.9, null, null), inference, x))
        .containsExactly(x);
    assertThat(new Dropout().call(new Dropout.Config(0.0, null, null), training, x))
        .containsExactly(x);
  }

  @Test
  void dropoutAtRateOneDropsEverything() {
    assertThat(dropped(session().tensor(new float[] {1, 2, 3}, 1, 3), 1)).containsExactly(0, 0, 0);
  }

  private float[] dropped(Tensor x, double rate) {
    TestContext context = new TestContext(session(), true);
    return new Dropout().call(new Dropout.Config(rate, null, null), context, x)[0].toFloats();
  }

  @Test
  void flattenAndReshapeKeepTheOrder() {
    float[] values = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    Tensor x = session().tensor(values, 2, 3, 2);
    TestContext context = new TestContext(session(), false);
    Tensor flat = new Flatten().call(new Flatten.Config(null), context, x)[0];
    Tensor other = new Reshape().call(new Reshape.Config(List.of(2L, -1L)), context, flat)[0];

    assertThat(flat.shape()).isEqualTo(Shape.of(2, 6));
    assertThat(flat.toFloats()).containsExactly(values);
    assertThat(other.shape()).isEqualTo(Shape.of(2, 2, 3));
    assertThat(other.toFloats()).containsExactly(values);
  }

  @Test
  void anEmptyBatchPasses() {
    TestContext context = new TestContext(session(), false);
    Tensor empty = session().tensor(new float[0], 0, 3, 2);

    assertThat(new Flatten().call(new Flatten.Config(null), context, empty)[0].shape())
        .isEqualTo(Shape.of(0, 6));
    assertThat(new Reshape().call(new Reshape.Config(List.of(2L, -1L)), context, empty)[0].shape())
        .isEqualTo(Shape.of(0, 2, 3));
  }

  private static Dense.Config dense(String activation, boolean bias) {
    return new Dense.Config(
        3L, Spec.of(Kind.ACTIVATION, activation), bias, null, null, null, null, null, null);
  }

  private void assertGolden(Tensor actual, String key) {
    assertThat(actual.shape()).as(key).isEqualTo(Golden.shape(key));
    assertThat(actual.toDoubles()).as(key).containsExactly(Golden.values(key), within(1e-12));
  }

  private Tensor golden(String key) {
    return Golden.tensor(session(), key);
  }

  private Session session() {
    return reference.session();
  }
}
