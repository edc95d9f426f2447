package org.fascicle.plugin.core.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.fascicle.api.exception.DTypeMismatchException;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.plugin.Loss;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.junit.jupiter.api.Test;

/** What losses say of targets before training begins. */
class LossChecksTest {
  private static final long N = Shape.UNKNOWN;
  private static final Crossentropy PLAIN = new Crossentropy(null, null, null);
  private static final SparseCategoricalCrossentropy.Config SPARSE =
      new SparseCategoricalCrossentropy.Config(null, null, null);

  @Test
  void acceptsWhatFits() {
    accepts(new MeanSquaredError(), new NoConfig(), real(N, 3), real(N, 3));
    accepts(new MeanSquaredError(), new NoConfig(), real(N), real(N, 1));
    accepts(new BinaryCrossentropy(), PLAIN, labels(N), real(N, 1));
    accepts(new BinaryCrossentropy(), PLAIN, labels(N, 5), real(N, 5));
    accepts(new CategoricalCrossentropy(), PLAIN, real(N, 10), real(N, 10));
    accepts(new CategoricalCrossentropy(), PLAIN, real(N, 7, 10), real(N, N, 10));
    accepts(new SparseCategoricalCrossentropy(), SPARSE, labels(N), real(N, 10));
    accepts(new SparseCategoricalCrossentropy(), SPARSE, labels(N, 1), real(N, 10));
    accepts(new SparseCategoricalCrossentropy(), SPARSE, labels(N, 4, 5), real(N, 4, 5, 3));
  }

  @Test
  void classNumbersGivenToCategoricalSayWhichLossToUse() {
    refuses(
        new CategoricalCrossentropy(),
        PLAIN,
        labels(N),
        real(N, 10),
        "categorical_crossentropy: expected targets of the predictions' shape (None, 10), got"
            + " int32(None,). For class numbers use sparse_categorical_crossentropy, or one-hot"
            + " targets.");
  }

  @Test
  void oneHotTargetsGivenToSparseSayWhichLossToUse() {
    refuses(
        new SparseCategoricalCrossentropy(),
        SPARSE,
        real(N, 10),
        real(N, 10),
        "sparse_categorical_crossentropy: expected targets that are class numbers, (None,), got"
            + " float32(None, 10). For one-hot targets use categorical_crossentropy.");
  }

  @Test
  void aDifferentNumberOfClassesIsRefused() {
    refuses(
        new CategoricalCrossentropy(),
        PLAIN,
        real(N, 10),
        real(N, 12),
        "categorical_crossentropy: expected targets of the predictions' shape (None, 12), got"
            + " float32(None, 10). Change the last layer, or the targets.");
  }

  @Test
  void oneClassIsNoClassification() {
    refuses(
        new CategoricalCrossentropy(),
        PLAIN,
        real(N, 1),
        real(N, 1),
        "categorical_crossentropy: expected predictions of two or more classes, got"
            + " float32(None, 1). For yes or no use binary_crossentropy.");
  }

  @Test
  void classNumbersGivenToBinaryAndSquaredErrorAreRefused() {
    assertThatExceptionOfType(ShapeMismatchException.class)
        .isThrownBy(() -> new BinaryCrossentropy().check(PLAIN, labels(N), real(N, 10)))
        .withMessageContaining("use sparse_categorical_crossentropy");
    assertThatExceptionOfType(ShapeMismatchException.class)
        .isThrownBy(() -> new MeanSquaredError().check(new NoConfig(), labels(N), real(N, 10)))
        .withMessageContaining("use sparse_categorical_crossentropy");
  }

  @Test
  void predictionsNeedFeaturesAndRealNumbers() {
    assertThatExceptionOfType(ShapeMismatchException.class)
        .isThrownBy(() -> new MeanSquaredError().check(new NoConfig(), real(N), real(N)));
    assertThatExceptionOfType(DTypeMismatchException.class)
        .isThrownBy(() -> new MeanSquaredError().check(new NoConfig(), real(N, 2), labels(N, 2)));
  }

  @Test
  void defaultsAndRefusals() {
    assertThat(PLAIN).isEqualTo(new Crossentropy(false, 0.0, null));
    assertThat(SPARSE.fromLogits()).isFalse();
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> new Crossentropy(null, 1.5, null))
        .withMessage("label_smoothing: expected a number from 0 to 1, got 1.5.");
  }

  private static TensorSpec real(long... dims) {
    return TensorSpec.of(DType.FLOAT32, dims);
  }

  private static TensorSpec labels(long... dims) {
    return TensorSpec.of(DType.INT32, dims);
  }

  private static <C extends Record> void accepts(
      Loss<C> loss, C config, TensorSpec target, TensorSpec prediction) {
    assertThatCode(() -> loss.check(config, target, prediction)).doesNotThrowAnyException();
  }

  private static <C extends Record> void refuses(
      Loss<C> loss, C config, TensorSpec target, TensorSpec prediction, String message) {
    assertThatExceptionOfType(ShapeMismatchException.class)
        .isThrownBy(() -> loss.check(config, target, prediction))
        .withMessage(message);
  }
}
