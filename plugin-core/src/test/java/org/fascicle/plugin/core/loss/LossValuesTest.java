package org.fascicle.plugin.core.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.fascicle.api.plugin.Loss;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.tensor.DType;
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

/** Values and gradients of losses, held to NumPy's. */
class LossValuesTest {
  private static final Crossentropy PLAIN = new Crossentropy(null, null, null);
  private static final SparseCategoricalCrossentropy SPARSE = new SparseCategoricalCrossentropy();

  @RegisterExtension final Reference reference = new Reference();

  @Test
  void meanSquaredError() {
    check("mse", new MeanSquaredError(), new NoConfig());
  }

  @ParameterizedTest
  @CsvSource({"bce, false, 0", "bce_smooth, false, 0.1", "bce_logits, true, 0"})
  void binaryCrossentropy(String key, boolean logits, double smoothing) {
    check(key, new BinaryCrossentropy(), new Crossentropy(logits, smoothing, null));
  }

  @ParameterizedTest
  @CsvSource({
    "cce, false, 0",
    "cce_smooth, false, 0.1",
    "cce_logits, true, 0",
    "cce_logits_smooth, true, 0.1"
  })
  void categoricalCrossentropy(String key, boolean logits, double smoothing) {
    check(key, new CategoricalCrossentropy(), new Crossentropy(logits, smoothing, null));
  }

  @ParameterizedTest
  @CsvSource({"cce, scce, false", "cce_logits, scce, true", "scce_axes, scce_axes, true"})
  void sparseCategoricalCrossentropy(String key, String labels, boolean logits) {
    var config = new SparseCategoricalCrossentropy.Config(logits, null, null);

    check(key, SPARSE, config, Golden.integers(session(), labels + ".labels"));
  }

  @Test
  void labelsMayBeOfAnyTypeAndHaveAUnitAxis() {
    Tensor p = session().tensor(new float[] {.2f, .8f, .5f, .5f}, 2, 2);
    var config = new SparseCategoricalCrossentropy.Config(null, null, null);
    float[] expected = {(float) -Math.log(.8), (float) -Math.log(.5)};

    for (Tensor labels :
        new Tensor[] {
          session().tensor(new long[] {1, 0}, 2),
          session().tensor(new int[] {1, 0}, 2, 1),
          session().tensor(new float[] {1, 0}, 2, 1),
          session().tensor(new int[] {1, 0}, 2).cast(DType.UINT8)
        }) {
      assertThat(SPARSE.call(config, labels, p).toFloats())
          .containsExactly(expected, within(1e-6f));
    }
  }

  @Test
  void aLabelOutOfRangeIsNan() {
    Tensor p = session().tensor(new float[] {.2f, .8f, .5f, .5f}, 2, 2);
    Tensor labels = session().tensor(new int[] {2, 1}, 2);
    var config = new SparseCategoricalCrossentropy.Config(null, null, null);

    assertThat(SPARSE.call(config, labels, p).toFloats()[0]).isNaN();
    assertThat(SPARSE.call(config, labels, p).toFloats()[1]).isNotNaN();
  }

  @Test
  void targetsMayBeIntegersWithoutTheUnitAxis() {
    Tensor p = session().tensor(new float[] {.25f, .5f}, 2, 1);
    Tensor target = session().tensor(new int[] {1, 0}, 2);

    assertThat(new BinaryCrossentropy().call(PLAIN, target, p).toDoubles())
        .containsExactly(new double[] {Math.log(4), Math.log(2)}, within(1e-6));
  }

  /** A NaN must show in the loss, also where a clip would hide it. */
  @Test
  void nanShowsInTheLoss() {
    Tensor bad = session().tensor(new float[] {Float.NaN, .5f, .5f, .5f}, 2, 2);
    Tensor target = session().tensor(new float[] {0, 1, 0, 1}, 2, 2);
    Tensor labels = session().tensor(new int[] {1, 1}, 2);
    var sparse = new SparseCategoricalCrossentropy.Config(null, null, null);

    assertNanFirst(new MeanSquaredError().call(new NoConfig(), target, bad));
    assertNanFirst(new BinaryCrossentropy().call(PLAIN, target, bad));
    assertNanFirst(new CategoricalCrossentropy().call(PLAIN, target, bad));
    assertNanFirst(SPARSE.call(sparse, labels, bad));
  }

  private static void assertNanFirst(Tensor loss) {
    assertThat(loss.toFloats()[0]).isNaN();
    assertThat(loss.toFloats()[1]).isFinite();
  }

  private <C extends Record> void check(String key, Loss<C> loss, C config) {
    check(key, loss, config, Golden.tensor(session(), key + ".target"));
  }

  private <C extends Record> void check(String key, Loss<C> loss, C config, Tensor target) {
    loss.check(config, target.spec(), Golden.tensor(session(), key + ".prediction").spec());
    check(key, loss, config, target, DType.FLOAT64, 1e-12);
    // float32 has 24 bits, of which log(1 - p) loses some where p is near 1.
    check(key, loss, config, target, DType.FLOAT32, 1e-5);
  }

  private <C extends Record> void check(
      String key, Loss<C> loss, C config, Tensor target, DType dtype, double tolerance) {
    Tensor prediction = Golden.tensor(session(), key + ".prediction").cast(dtype);
    try (Tape tape = session().tape()) {
      tape.watch(prediction);
      Tensor value = loss.call(config, target, prediction);
      Tensor gradient = tape.gradient(value, prediction)[0];

      String expected = key + "." + dtype.label();
      assertThat(value.shape()).isEqualTo(Golden.shape(expected + ".value"));
      assertThat(value.dtype()).isEqualTo(dtype);
      assertClose(key + " value", value, Golden.values(expected + ".value"), tolerance);
      assertClose(
          key + " gradient", gradient, Golden.values(expected + ".gradient"), 10 * tolerance);
    }
  }

  private static void assertClose(String name, Tensor actual, double[] expected, double tolerance) {
    double[] values = actual.toDoubles();
    assertThat(values).as(name).hasSameSizeAs(expected);
    for (int i = 0; i < values.length; i++) {
      assertThat(values[i])
          .as("%s[%d]", name, i)
          .isCloseTo(expected[i], within(tolerance * Math.max(1, Math.abs(expected[i]))));
    }
  }

  private Session session() {
    return reference.session();
  }

  @Test
  void anEmptyBatchHasNoLosses() {
    Tensor empty = session().tensor(new float[0], 0, 3);

    assertThat(new CategoricalCrossentropy().call(PLAIN, empty, empty).shape())
        .isEqualTo(Shape.of(0));
  }
}
