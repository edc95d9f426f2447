package org.fascicle.plugin.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.ClassificationReport;
import org.fascicle.api.model.Compile;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Predict;
import org.fascicle.plugin.core.Close;
import org.fascicle.plugin.core.Golden;
import org.fascicle.specs.Activation;
import org.fascicle.specs.CategoricalCrossentropy;
import org.fascicle.specs.F1Score;
import org.fascicle.specs.Metrics;
import org.fascicle.specs.Sgd;
import org.fascicle.specs.SparseCategoricalCrossentropy;
import org.fascicle.tck.plugin.PluginPlatform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whole values of metrics and the classification report, in a model whose outputs are its inputs.
 */
class ReportTest {
  private static final String KEY = "keras.metric.confusion_matrix";
  private static PluginPlatform platform;

  @BeforeAll
  static void open() {
    platform = new PluginPlatform(ReportTest.class.getClassLoader(), Optional.empty());
  }

  @AfterAll
  static void close() {
    platform.close();
  }

  @Test
  void theReportIsScikitLearns() {
    try (Model model = identity(4)) {
      ClassificationReport report = model.classificationReport(data(), Predict.batchSize(5));

      for (int k = 0; k < 4; k++) {
        check(report.classes().get(k), Integer.toString(k));
      }
      check(report.macro(), "macro_avg");
      check(report.weighted(), "weighted_avg");
      assertThat(report.accuracy()).isEqualTo(Golden.values("keras.report.accuracy")[0]);
      assertThat(report.confusion().toDoubles()).isEqualTo(Golden.values(KEY + ".value"));
      assertThat(report.toJson().keySet())
          .containsExactly("0", "1", "2", "3", "accuracy", "macro avg", "weighted avg");
      assertThat(report)
          .hasToString(
              """
                            precision    recall  f1-score   support

                         0       0.86      0.55      0.67        11
                         1       0.80      1.00      0.89         4
                         2       0.17      0.33      0.22         3
                         3       0.40      0.40      0.40         5

                  accuracy                           0.57        23
                 macro avg       0.56      0.57      0.54        23
              weighted avg       0.66      0.57      0.59        23
              """);
    }
  }

  private static void check(ClassificationReport.Row row, String name) {
    double[] actual = {row.precision(), row.recall(), row.f1(), row.support()};
    Close.to(name, actual, Golden.values("keras.report." + name), 1e-12);
  }

  @Test
  void aSingleScoreIsYesOrNo() {
    HostArray scores = HostArray.of(new float[] {.9f, .2f, .6f, .5f}, 4, 1);
    try (Model model = identity(1)) {
      ClassificationReport report =
          model.classificationReport(Dataset.of(scores, HostArray.of(new int[] {1, 0, 0, 1}, 4)));

      assertThat(report.confusion().toDoubles()).containsExactly(1, 1, 1, 1);
    }
  }

  @Test
  void aLabelOutOfRangeIsRefused() {
    HostArray scores = HostArray.of(new float[] {.9f, .1f, .6f, .4f}, 2, 2);
    try (Model model = identity(2)) {
      assertThatExceptionOfType(InvalidArgumentException.class)
          .isThrownBy(
              () ->
                  model.classificationReport(Dataset.of(scores, HostArray.of(new int[] {1, 2}, 2))))
          .withMessageContaining("class numbers from 0 to 1")
          .withMessageContaining("sample 1");
    }
  }

  @Test
  void measureGivesWholeValuesAndEvaluateOneNumberEach() {
    try (Model model = identity(4)) {
      model.compile(
          Compile.of(Sgd.of(), SparseCategoricalCrossentropy.of())
              .metrics(Metrics.confusionMatrix(), Metrics.accuracy()));
      Map<String, HostArray> whole = model.measure(data(), Predict.batchSize(5));
      Map<String, Double> numbers = model.evaluate(data(), Predict.batchSize(7));

      assertThat(whole.get("confusion_matrix").shape().dims()).containsExactly(4, 4);
      assertThat(whole.get("confusion_matrix").toDoubles())
          .isEqualTo(Golden.values(KEY + ".value"));
      assertThat(whole.get("accuracy").shape().rank()).isZero();
      assertThat(whole.get("accuracy").get(0)).isEqualTo(numbers.get("accuracy"));
      assertThat(numbers.get("confusion_matrix")).isEqualTo(numbers.get("accuracy"));
    }
  }

  @Test
  void weightedMetricsCountWeights() {
    float[] weights = new float[23];
    double[] given = Golden.values("keras.metric.weights");
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) given[i];
    }
    try (Model model = identity(4)) {
      model.compile(
          Compile.of(Sgd.of(), SparseCategoricalCrossentropy.of())
              .metrics(Metrics.confusionMatrix())
              .weightedMetrics(Metrics.confusionMatrix()));
      Map<String, HostArray> whole = model.measure(data().weighted(weights), Predict.batchSize(5));

      Close.to(
          "plain", whole.get("confusion_matrix").toDoubles(), Golden.values(KEY + ".value"), 0);
      Close.to(
          "weighted",
          whole.get("confusion_matrix_1").toDoubles(),
          Golden.values(KEY + ".weighted"),
          1e-6);
    }
  }

  @Test
  void whatDoesNotFitIsRefusedWithItsName() {
    try (Model model = identity(4)) {
      assertThatExceptionOfType(InvalidArgumentException.class)
          .isThrownBy(
              () ->
                  model.compile(
                      Compile.of(Sgd.of(), CategoricalCrossentropy.of().labelSmoothing(2))))
          .withMessageContaining("loss: label_smoothing: expected a number from 0 to 1, got 2.0.");
      Compile sparse =
          Compile.of(Sgd.of(), SparseCategoricalCrossentropy.of()).metrics(F1Score.of());
      assertThatExceptionOfType(InvalidArgumentException.class)
          .isThrownBy(() -> model.compile(sparse))
          .withMessageContaining("metric f1_score: f1_score: expected targets of the predictions'")
          .withMessageContaining("Make the targets one-hot.");
      model.compile(Sgd.of(), "categorical_crossentropy");
      HostArray twoHot = HostArray.of(new float[][] {{0, 1, 0, 0}, {1, 1, 0, 0}});
      HostArray scores = HostArray.of(new float[][] {{.1f, .7f, .1f, .1f}, {.7f, .1f, .1f, .1f}});
      assertThatExceptionOfType(InvalidArgumentException.class)
          .isThrownBy(() -> model.evaluate(Dataset.of(scores, twoHot)))
          .withMessageContaining("the sum 2 at sample 1")
          .withMessageContaining("binary_crossentropy");
      assertThatExceptionOfType(InvalidArgumentException.class)
          .isThrownBy(() -> model.compile(Compile.of("sgd", "mse", "mae", "mse")))
          .withMessageContaining("1 or 1 losses, one an output, got 3");
    }
  }

  private static Model identity(long features) {
    return platform
        .fascicle()
        .sequential("identity")
        .add(Activation.of("linear").inputShape(features))
        .build();
  }

  private static Dataset data() {
    HostArray scores =
        HostArray.of(Golden.values(KEY + ".prediction"), Golden.shape(KEY + ".prediction").dims());
    int[] labels =
        Arrays.stream(Golden.values(KEY + ".target")).mapToInt(label -> (int) label).toArray();
    return Dataset.of(scores, HostArray.of(labels, labels.length));
  }
}
