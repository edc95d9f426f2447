package org.fascicle.plugin.core.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.fascicle.api.exception.DTypeMismatchException;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.junit.jupiter.api.Test;

/** What layers say of shapes, parameters and bad input, without data. */
class LayerShapesTest {
  private static final long N = Shape.UNKNOWN;
  private final Declared declared = new Declared();

  @Test
  void denseDefaultsAreThoseOfKeras() {
    var config = new Dense.Config(10L, null, null, null, null, null, null, null, null);

    assertThat(config.activation()).isEqualTo(Spec.of(Kind.ACTIVATION, "linear"));
    assertThat(config.useBias()).isTrue();
    assertThat(config.kernelInitializer()).isEqualTo(Spec.of(Kind.INITIALIZER, "glorot_uniform"));
    assertThat(config.biasInitializer()).isEqualTo(Spec.of(Kind.INITIALIZER, "zeros"));
  }

  @Test
  void denseDeclaresKernelAndBias() {
    var config = new Dense.Config(10L, null, null, null, null, null, null, null, null);

    assertThat(build(new Dense(), config, N, 784)).isEqualTo(Shape.of(N, 10));
    assertThat(declared.shapes)
        .containsExactly(entry("kernel", Shape.of(784, 10)), entry("bias", Shape.of(10)));
    assertThat(declared.initializers)
        .containsExactly(
            entry("kernel", config.kernelInitializer()), entry("bias", config.biasInitializer()));
  }

  @Test
  void denseWorksOnTheLastAxis() {
    var config = new Dense.Config(3L, null, false, null, null, null, null, null, null);

    assertThat(build(new Dense(), config, N, N, 5)).isEqualTo(Shape.of(N, N, 3));
    assertThat(declared.shapes).containsExactly(entry("kernel", Shape.of(5, 3)));
  }

  @Test
  void denseRefusesNonsense() {
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> new Dense.Config(0L, null, null, null, null, null, null, null, null))
        .withMessage("Dense.units: expected a number of 1 or more, got 0.");
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> new Dense.Config(null, null, null, null, null, null, null, null, null))
        .withMessage(
            "Dense.units: expected the number of outputs, got nothing. Set it: there is no"
                + " default.");
  }

  @Test
  void denseRefusesInputsWithoutFeatures() {
    var config = new Dense.Config(3L, null, null, null, null, null, null, null, null);

    assertThatExceptionOfType(ShapeMismatchException.class)
        .isThrownBy(() -> build(new Dense(), config, N, N))
        .withMessage(
            "Dense: expected samples with a known number of features in the last axis:"
                + " (None, …, features), got (None, None). Put a Flatten or Reshape layer before"
                + " it, or give the input's shape.");
    assertThatExceptionOfType(ShapeMismatchException.class)
        .isThrownBy(() -> build(new Dense(), config, N));
    assertThatExceptionOfType(DTypeMismatchException.class)
        .isThrownBy(
            () -> new Dense().build(config, List.of(TensorSpec.of(DType.UINT8, N, 4)), declared))
        .withMessage(
            "Dense: expected real numbers, got uint8(None, 4). Rescale or cast the data to"
                + " float32.");
    TensorSpec x = TensorSpec.of(DType.FLOAT32, N, 4);
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> new Dense().build(config, List.of(x, x), declared))
        .withMessage(
            "Dense: expected one input, got 2 inputs. Merge them first, or call it once each.");
  }

  @Test
  void flattenMakesOneAxis() {
    assertThat(build(new Flatten(), new Flatten.Config(null), N, 28, 28, 1))
        .isEqualTo(Shape.of(N, 784));
    assertThat(build(new Flatten(), new Flatten.Config(null), N)).isEqualTo(Shape.of(N, 1));
    assertThat(build(new Flatten(), new Flatten.Config(null), N, N, 3)).isEqualTo(Shape.of(N, N));
  }

  @Test
  void reshapeFillsTheOpenAxis() {
    assertThat(build(new Reshape(), reshape(2L, -1L, 3L), N, 24)).isEqualTo(Shape.of(N, 2, 4, 3));
    assertThat(build(new Reshape(), reshape(-1L), N, 4, 6)).isEqualTo(Shape.of(N, 24));
    assertThat(build(new Reshape(), reshape(-1L, 2L), N, N)).isEqualTo(Shape.of(N, N, 2));
    assertThat(build(new Reshape(), reshape(0L, -1L), N, 0, 4)).isEqualTo(Shape.of(N, 0, 0));
    assertThat(build(new Reshape(), reshape(), N, 1)).isEqualTo(Shape.of(N));
  }

  @Test
  void reshapeRefusesWhatDoesNotFit() {
    assertThatExceptionOfType(ShapeMismatchException.class)
        .isThrownBy(() -> build(new Reshape(), reshape(5L, -1L), N, 24))
        .withMessage(
            "Reshape: expected a target_shape of 24 elements for samples (None, 24), got (5,"
                + " None).");
    assertThatExceptionOfType(ShapeMismatchException.class)
        .isThrownBy(() -> build(new Reshape(), reshape(5L), N, 24));
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> reshape(-1L, -1L))
        .withMessage("Reshape.target_shape: expected at most one axis of -1, got 2.");
    assertThatExceptionOfType(InvalidArgumentException.class).isThrownBy(() -> reshape(-2L));
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> new Reshape.Config(null));
  }

  @Test
  void dropoutChecksTheRate() {
    assertThat(build(new Dropout(), new Dropout.Config(0.5, null, null), N, 3, 4))
        .isEqualTo(Shape.of(N, 3, 4));
    for (Double rate : new Double[] {-0.1, 1.1, Double.NaN}) {
      assertThatExceptionOfType(InvalidArgumentException.class)
          .isThrownBy(() -> new Dropout.Config(rate, null, null))
          .withMessage("Dropout.rate: expected a number from 0 to 1, got " + rate + ".");
    }
  }

  @Test
  void activationNeedsAFunction() {
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> new Activation.Config(null))
        .withMessageStartingWith("Activation.activation: expected an activation function, got");
  }

  private static Reshape.Config reshape(Long... axes) {
    return new Reshape.Config(List.of(axes));
  }

  private <C extends Record> Shape build(Layer<C> layer, C config, long... dims) {
    return layer
        .build(config, List.of(TensorSpec.of(DType.FLOAT32, dims)), declared)
        .get(0)
        .shape();
  }
}
