package org.fascicle.plugin.core.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.SpecSource;
import org.fascicle.plugin.core.Golden;
import org.fascicle.specs.Activation;
import org.fascicle.specs.MeanSquaredError;
import org.fascicle.specs.Sgd;
import org.fascicle.specs.SparseCategoricalCrossentropy;
import org.fascicle.tck.plugin.PluginPlatform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the platform makes of a batch's losses, held to Keras's numbers. */
class ReductionTest {
  private static final String KEY = "keras.reduction.";
  private static PluginPlatform platform;

  @BeforeAll
  static void open() {
    platform = new PluginPlatform(ReductionTest.class.getClassLoader(), Optional.empty());
  }

  @AfterAll
  static void close() {
    platform.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sum_over_batch_size", "mean", "mean_with_sample_weight", "sum"})
  void isKeras(String reduction) {
    Dataset rows = Dataset.of(array("prediction"), array("target"));
    Dataset holes = Dataset.of(array("prediction"), labels());
    SpecSource mse = MeanSquaredError.of().reduction(reduction);
    SpecSource sparse = SparseCategoricalCrossentropy.of().ignoreClass(-1).reduction(reduction);

    check(reduction + ".plain", mse, rows);
    check(reduction + ".weighted", mse, rows.weighted(weights()));
    check(reduction + ".ignoring", sparse, holes);
    check(reduction + ".ignoring_weighted", sparse, holes.weighted(weights()));
  }

  @Test
  void anUnknownReductionIsRefusedWhenCompiled() {
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> loss(MeanSquaredError.of().reduction("none"), null))
        .withMessage(
            "loss: mean_squared_error.reduction: expected sum_over_batch_size, mean,"
                + " mean_with_sample_weight or sum, got \"none\". Training needs one number a"
                + " batch.");
  }

  private static void check(String key, SpecSource loss, Dataset data) {
    assertThat(loss(loss, data)).as(key).isCloseTo(Golden.values(KEY + key)[0], within(2e-6));
  }

  /** The loss of a model whose outputs are its inputs. */
  private static double loss(SpecSource loss, Dataset data) {
    try (Model model =
        platform
            .fascicle()
            .sequential("identity")
            .add(Activation.of("linear").inputShape(3))
            .build()) {
      model.compile(Sgd.of(), loss.spec());
      return model.evaluate(data).get("loss");
    }
  }

  private static HostArray array(String key) {
    double[] values = Golden.values(KEY + key);
    return HostArray.of(values, Golden.shape(KEY + key).dims());
  }

  private static HostArray labels() {
    int[] labels = Arrays.stream(Golden.values(KEY + "holes")).mapToInt(v -> (int) v).toArray();
    return HostArray.of(labels, labels.length);
  }

  private static float[] weights() {
    double[] values = Golden.values(KEY + "weights");
    float[] weights = new float[values.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) values[i];
    }
    return weights;
  }
}
