package org.fascicle.plugin.core.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.Compile;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Predict;
import org.fascicle.api.model.SpecSource;
import org.fascicle.plugin.core.Golden;
import org.fascicle.specs.Activation;
import org.fascicle.specs.Auc;
import org.fascicle.specs.Dense;
import org.fascicle.specs.F1Score;
import org.fascicle.specs.Masking;
import org.fascicle.specs.MeanSquaredError;
import org.fascicle.specs.Metrics;
import org.fascicle.specs.Precision;
import org.fascicle.specs.Recall;
import org.fascicle.specs.Sgd;
import org.fascicle.tck.plugin.PluginPlatform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mask hides counts neither in losses nor in metrics. */
class MasksTest {
  private static final String KEY = "keras.reduction.";

  /** Stands for a hidden step: {@code Masking} makes the mask of it. */
  private static final float HIDDEN = 99;

  private static final int N = 4;
  private static final int T = 5;
  private static final int F = 3;

  private static PluginPlatform platform;

  @BeforeAll
  static void open() {
    platform = new PluginPlatform(MasksTest.class.getClassLoader(), Optional.empty());
  }

  @AfterAll
  static void close() {
    platform.close();
  }

  /** Outputs are the inputs, (N, T, F), with the mask of the hidden steps. */
  private static Model masked() {
    return platform
        .fascicle()
        .sequential("masked")
        .add(Masking.of(HIDDEN).inputShape(T, F))
        .build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sum_over_batch_size", "mean", "mean_with_sample_weight", "sum"})
  void reductionsAreKeras(String reduction) {
    Dataset data =
        Dataset.of(
            hiding(Golden.values(KEY + "steps.prediction")),
            HostArray.of(Golden.values(KEY + "steps.target"), N, T, F));
    SpecSource mse = MeanSquaredError.of().reduction(reduction);

    check(reduction + ".masked", mse, data);
    check(reduction + ".masked_weighted", mse, data.weighted(floats(KEY + "weights")));
  }

  private static void check(String key, SpecSource loss, Dataset data) {
    try (Model model = masked()) {
      model.compile(Sgd.of(), loss.spec());
      assertThat(model.evaluate(data).get("loss"))
          .as(key)
          .isCloseTo(Golden.values(KEY + key)[0], within(2e-6));
    }
  }

  @Test
  void meansWeighWhatIsSeen() {
    Dataset data =
        Dataset.of(
                hiding(Golden.values(KEY + "steps.prediction")),
                HostArray.of(Golden.values(KEY + "steps.target"), N, T, F))
            .weighted(floats(KEY + "weights"));
    try (Model model = masked()) {
      model.compile(
          Compile.of(Sgd.of(), MeanSquaredError.of().spec())
              .metrics(Metrics.meanSquaredError())
              .weightedMetrics(Metrics.meanSquaredError().with("name", "weighted")));
      Map<String, Double> values = model.evaluate(data);

      String mean = KEY + "mean_with_sample_weight.masked";
      assertThat(values.get("mean_squared_error")).isCloseTo(Golden.values(mean)[0], within(2e-6));
      assertThat(values.get("weighted"))
          .isCloseTo(Golden.values(mean + "_weighted")[0], within(2e-6));
    }
  }

  static Stream<SpecSource> metrics() {
    return Stream.of(
        Metrics.accuracy(),
        Metrics.categoricalAccuracy(),
        Metrics.topKCategoricalAccuracy(2),
        Metrics.meanAbsoluteError(),
        Metrics.rootMeanSquaredError(),
        Metrics.cosineSimilarity(),
        Metrics.klDivergence(),
        Metrics.categoricalCrossentropy(),
        Precision.of(),
        Recall.of().classId(1),
        F1Score.of().average("macro"),
        Auc.of(),
        Metrics.confusionMatrix(),
        Metrics.balancedAccuracy(),
        Metrics.matthewsCorrelation(),
        Metrics.cohenKappa());
  }

  /** The steps that a mask leaves are, one by one, a data set without a mask. */
  @ParameterizedTest
  @MethodSource("metrics")
  void metricsSeeTheRestAlone(SpecSource metric) {
    Random random = new Random(11);
    double[] predictions = new double[N * T * F];
    double[] targets = new double[N * T * F];
    List<float[]> seen = new ArrayList<>();
    List<float[]> seenTargets = new ArrayList<>();
    double[] mask = Golden.values(KEY + "mask");
    for (int step = 0; step < N * T; step++) {
      float[] row = distribution(random);
      float[] oneHot = new float[F];
      oneHot[random.nextInt(F)] = 1;
      for (int k = 0; k < F; k++) {
        predictions[step * F + k] = row[k];
        targets[step * F + k] = oneHot[k];
      }
      if (mask[step] == 1) {
        seen.add(row);
        seenTargets.add(oneHot);
      }
    }
    Dataset hidden = Dataset.of(hiding(predictions), HostArray.of(targets, N, T, F));
    Dataset rest =
        Dataset.of(
            HostArray.of(seen.toArray(float[][]::new)),
            HostArray.of(seenTargets.toArray(float[][]::new)));
    try (Model masked = masked();
        Model plain =
            platform
                .fascicle()
                .sequential("plain")
                .add(Activation.of("linear").inputShape(F))
                .build()) {
      masked.compile(Sgd.of(), crossentropy(), metric);
      plain.compile(Sgd.of(), crossentropy(), metric);
      Map<String, HostArray> actual = masked.measure(hidden, Predict.batchSize(3));
      Map<String, HostArray> expected = plain.measure(rest, Predict.batchSize(7));

      assertThat(actual.get("loss").toDoubles()[0]).isFinite(); // hidden rows are 0 / 0
      expected.remove("loss"); // batches of another size: see the reductions
      expected.forEach(
          (name, values) ->
              assertThat(actual.get(name).toDoubles())
                  .as(name)
                  .containsExactly(values.toDoubles(), within(1e-6)));
    }
  }

  private static SpecSource crossentropy() {
    return org.fascicle.specs.CategoricalCrossentropy.of();
  }

  /** Training too: hidden steps have no gradient, whatever they hold. */
  @Test
  void gradientsComeFromTheRestAlone() {
    float[] rest = trained(1);

    assertThat(trained(-50)).isEqualTo(rest);
  }

  private static float[] trained(double hiddenTarget) {
    double[] targets = Golden.values(KEY + "steps.target").clone();
    double[] mask = Golden.values(KEY + "mask");
    for (int i = 0; i < targets.length; i++) {
      targets[i] = mask[i / F] == 1 ? targets[i] : hiddenTarget;
    }
    try (Model model =
        platform
            .fascicle()
            .sequential("trained")
            .add(Masking.of(HIDDEN).inputShape(T, F))
            .add(Dense.of(F).named("dense"))
            .build()) {
      model.compile(Sgd.of(0.1), "mse");
      HostArray x = hiding(Golden.values(KEY + "steps.prediction"));
      model.fit(x, HostArray.of(targets, N, T, F), Fit.epochs(2).batchSize(2));
      return model.getWeights().get("dense/kernel").toFloats();
    }
  }

  private static HostArray hiding(double... predictions) {
    double[] mask = Golden.values(KEY + "mask");
    double[] values = predictions.clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = mask[i / F] == 1 ? values[i] : HIDDEN;
    }
    return HostArray.of(values, N, T, F);
  }

  private static float[] distribution(Random random) {
    float[] row = new float[F];
    float sum = 0;
    for (int k = 0; k < F; k++) {
      row[k] = 0.05f + random.nextFloat();
      sum += row[k];
    }
    for (int k = 0; k < F; k++) {
      row[k] /= sum;
    }
    return row;
  }

  private static float[] floats(String key) {
    double[] values = Golden.values(key);
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
