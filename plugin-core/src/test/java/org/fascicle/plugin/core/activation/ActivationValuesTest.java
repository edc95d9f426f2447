package org.fascicle.plugin.core.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.plugin.core.Close;
import org.fascicle.plugin.core.Golden;
import org.fascicle.plugin.core.OwnPlugins;
import org.fascicle.plugin.core.Reference;
import org.fascicle.specs.Activations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Activations, held to Keras's values and gradients. */
class ActivationValuesTest {
  @RegisterExtension final Reference reference = new Reference();

  static Stream<Arguments> golden() {
    return Map.<String, Spec>ofEntries(
            Map.entry("linear", Activations.linear()),
            Map.entry("relu", Activations.relu()),
            Map.entry("relu_slope", Activations.relu(0.1)),
            Map.entry("relu_full", Activations.relu(0.1, 2, 0.5)),
            Map.entry("relu6", Activations.relu6()),
            Map.entry("leaky_relu", Activations.leakyRelu()),
            Map.entry("leaky_relu_slope", Activations.leakyRelu(0.01)),
            Map.entry("elu", Activations.elu()),
            Map.entry("elu_alpha", Activations.elu(0.5)),
            Map.entry("selu", Activations.selu()),
            Map.entry("celu", Activations.celu()),
            Map.entry("celu_alpha", Activations.celu(0.5)),
            Map.entry("gelu", Activations.gelu()),
            Map.entry("gelu_approximate", Activations.gelu(true)),
            Map.entry("silu", Activations.silu()),
            Map.entry("mish", Activations.mish()),
            Map.entry("softplus", Activations.softplus()),
            Map.entry("softsign", Activations.softsign()),
            Map.entry("log_sigmoid", Activations.logSigmoid()),
            Map.entry("sigmoid", Activations.sigmoid()),
            Map.entry("tanh", Activations.tanh()),
            Map.entry("hard_sigmoid", Activations.hardSigmoid()),
            Map.entry("hard_sigmoid_old", Activations.hardSigmoid(0.2)),
            Map.entry("hard_silu", Activations.hardSilu()),
            Map.entry("hard_tanh", Activations.hardTanh()),
            Map.entry("exponential", Activations.exponential()),
            Map.entry("tanh_shrink", Activations.tanhShrink()),
            Map.entry("soft_shrink", Activations.softShrink(0.5)),
            Map.entry("hard_shrink", Activations.hardShrink(0.5)),
            Map.entry("threshold", Activations.threshold(0.5, -3)),
            Map.entry("squareplus", Activations.squareplus()),
            Map.entry("squareplus_b", Activations.squareplus(1)),
            Map.entry("sparse_plus", Activations.sparsePlus()),
            Map.entry("sparse_sigmoid", Activations.sparseSigmoid()),
            Map.entry("softmax", Activations.softmax()),
            Map.entry("softmax_axis", Activations.softmax(1)),
            Map.entry("log_softmax", Activations.logSoftmax()),
            Map.entry("log_softmax_axis", Activations.logSoftmax(1)),
            Map.entry("sparsemax", Activations.sparsemax()),
            Map.entry("glu", Activations.glu()),
            Map.entry("glu_axis", Activations.glu(1)))
        .entrySet()
        .stream()
        .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("golden")
  void valueAndGradient(String key, Spec spec) {
    // XLA's own tanh is good to some 1e-7 only.
    check(key, spec, DType.FLOAT64, 1e-6);
    check(key, spec, DType.FLOAT32, 1e-5);
  }

  private void check(String key, Spec spec, DType dtype, double tolerance) {
    Tensor x = Golden.tensor(session(), "keras.activation.x").cast(dtype);
    Tensor seed = Golden.tensor(session(), "keras.activation.seed").cast(dtype);
    String name = "keras.activation." + key;
    try (Tape tape = session().tape()) {
      tape.watch(x);
      Tensor y = apply(spec, x);
      assertThat(y.shape()).isEqualTo(Golden.shape(name));
      Tensor weights = seed.slice(new long[y.shape().rank()], y.shape().dims());
      Tensor gradient = tape.gradient(y.mul(weights).sum(), x)[0];

      Close.to(name, y, Golden.values(name), tolerance);
      Close.to(name + ".gradient", gradient, Golden.values(name + ".gradient"), tolerance);
    }
  }

  @Test
  void farFromZeroNothingOverflows() {
    float[] far = {-1000, 1000};
    expect(Activations.softplus(), far, 0, 1000);
    expect(Activations.logSigmoid(), far, -1000, 0);
    expect(Activations.mish(), far, 0, 1000);
    expect(Activations.silu(), far, 0, 1000);
    expect(Activations.gelu(), far, 0, 1000);
    expect(Activations.gelu(true), far, 0, 1000);
    expect(Activations.elu(), far, -1, 1000);
    expect(Activations.celu(2), far, -2, 1000);
    expect(Activations.squareplus(), far, 0.001, 1000.001);
    expect(Activations.softsign(), far, -1000 / 1001f, 1000 / 1001f);
    expect(Activations.logSoftmax(), far, -2000, 0);
  }

  /** The gradient of what is not chosen must not leak in as 0 · ∞. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("golden")
  void gradientsFarFromZeroAreNumbers(String key, Spec spec) {
    Tensor x = session().tensor(new double[] {-800, -1e-300, 0, 800}, 1, 4, 1).broadcastTo(1, 4, 2);
    try (Tape tape = session().tape()) {
      tape.watch(x);
      double[] gradient = tape.gradient(apply(spec, x).sum(), x)[0].toDoubles();
      if (!key.equals("exponential")) {
        assertThat(Arrays.stream(gradient).allMatch(Double::isFinite)).as("%s", gradient).isTrue();
      }
    }
  }

  @Test
  void preluHasOneSlopeOrOneAFeature() {
    float[] x = {-2, 4, -1};
    expect(Activations.prelu(0.5), x, -1, 4, -0.5);
    expect(Activations.prelu(0.1, 0.2, -3), x, -0.2, 4, 3);
    expect(Spec.of(Kind.ACTIVATION, "prelu"), x, -0.5, 4, -0.25);
    refuses(Activations.prelu(), "prelu.alpha: expected one number, or one a feature, got 0.");
  }

  @Test
  void atTheKinkTheSlopeIsThatOfOneSide() {
    slope(Activations.relu(), 0, 0);
    slope(Activations.relu6(), 6, 0);
    slope(Activations.leakyRelu(), 0, 0.2);
    slope(Activations.elu(0.5), 0, 0.5);
    slope(Activations.celu(0.5), 0, 1);
    slope(Activations.softplus(), 0, 0.5);
    slope(Activations.logSigmoid(), 0, 0.5);
    slope(Activations.softsign(), 0, 1);
    slope(Activations.mish(), 0, 0.6);
    slope(Activations.hardSigmoid(), 3, 0);
    slope(Activations.threshold(0.5, 0), 0.5, 0);
  }

  private void slope(Spec spec, double at, double expected) {
    Tensor x = session().tensor(new double[] {at}, 1);
    try (Tape tape = session().tape()) {
      tape.watch(x);
      assertThat(tape.gradient(apply(spec, x).sum(), x)[0].item())
          .as("%s", spec)
          .isCloseTo(expected, within(1e-12));
    }
  }

  @Test
  void refusesValuesOutOfRange() {
    refuses(Activations.relu(-1), "relu.negative_slope: expected a number of 0 or more, got -1.0.");
    refuses(Activations.celu(0), "celu.alpha: expected a number above 0, got 0.0.");
    refuses(Activations.elu(Double.NaN), "elu.alpha: expected a finite number, got NaN.");
    refuses(Activations.hardSigmoid(0), "hard_sigmoid.slope: expected a number above 0, got 0.0.");
    Tensor odd = session().tensor(new double[3], 1, 3);
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> apply(Activations.glu(), odd))
        .withMessageContaining("glu: expected an even length of axis -1");
  }

  private static void refuses(Spec spec, String message) {
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> OwnPlugins.config(spec))
        .withMessageContaining(message);
  }

  private void expect(Spec spec, float[] x, double... expected) {
    Tensor y = apply(spec, session().tensor(x, x.length));
    Close.to(spec.toString(), y, expected, 1e-5);
  }

  @SuppressWarnings("unchecked")
  private static Tensor apply(Spec spec, Tensor x) {
    var function =
        (org.fascicle.api.plugin.Activation<Record>) OwnPlugins.plugin(spec.kind(), spec.type());
    return function.apply(OwnPlugins.config(spec), x);
  }

  private Session session() {
    return reference.session();
  }
}
