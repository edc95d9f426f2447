package org.fascicle.plugin.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.fascicle.api.model.SpecSource;
import org.fascicle.api.plugin.Metric;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.core.Close;
import org.fascicle.plugin.core.Golden;
import org.fascicle.plugin.core.OwnPlugins;
import org.fascicle.plugin.core.Reference;
import org.fascicle.specs.Auc;
import org.fascicle.specs.BinaryCrossentropy;
import org.fascicle.specs.BinaryIou;
import org.fascicle.specs.F1Score;
import org.fascicle.specs.FbetaScore;
import org.fascicle.specs.Iou;
import org.fascicle.specs.MeanIou;
import org.fascicle.specs.Metrics;
import org.fascicle.specs.OneHotIou;
import org.fascicle.specs.OneHotMeanIou;
import org.fascicle.specs.Precision;
import org.fascicle.specs.PrecisionAtRecall;
import org.fascicle.specs.R2Score;
import org.fascicle.specs.Recall;
import org.fascicle.specs.RecallAtPrecision;
import org.fascicle.specs.SensitivityAtSpecificity;
import org.fascicle.specs.SpecificityAtSensitivity;
import org.fascicle.tck.learning.MetricRun;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Metrics over batches of random sizes, held to Keras's and scikit-learn's values of the whole. */
class KerasMetricTest {
  @RegisterExtension final Reference reference = new Reference();

  static Stream<Arguments> golden() {
    return Map.<String, SpecSource>ofEntries(
            Map.entry("binary_accuracy", Metrics.binaryAccuracy(0.4)),
            Map.entry("categorical_accuracy", Metrics.categoricalAccuracy()),
            Map.entry("sparse_categorical_accuracy", Metrics.sparseCategoricalAccuracy()),
            Map.entry("top_k", Metrics.topKCategoricalAccuracy(2)),
            Map.entry("sparse_top_k", Metrics.sparseTopKCategoricalAccuracy(2)),
            Map.entry("equality", Metrics.equality()),
            Map.entry("mse", Metrics.meanSquaredError()),
            Map.entry("mae", Metrics.meanAbsoluteError()),
            Map.entry("rmse", Metrics.rootMeanSquaredError()),
            Map.entry("mape", Metrics.meanAbsolutePercentageError()),
            Map.entry("msle", Metrics.meanSquaredLogarithmicError()),
            Map.entry("log_cosh", Metrics.logCoshError()),
            Map.entry("r2", R2Score.of()),
            Map.entry("r2_variance", R2Score.of().classAggregation("variance_weighted_average")),
            Map.entry("r2_each", R2Score.of().classAggregation("none")),
            Map.entry("r2_adjusted", R2Score.of().numRegressors(2)),
            Map.entry("cosine", Metrics.cosineSimilarity()),
            Map.entry("kld", Metrics.klDivergence()),
            Map.entry("poisson", Metrics.poisson()),
            Map.entry("hinge", Metrics.hinge()),
            Map.entry("squared_hinge", Metrics.squaredHinge()),
            Map.entry("categorical_hinge", Metrics.categoricalHinge()),
            Map.entry(
                "bce", Metrics.of(BinaryCrossentropy.of().fromLogits(true).labelSmoothing(0.1))),
            Map.entry("cce", Metrics.categoricalCrossentropy()),
            Map.entry("scce", Metrics.sparseCategoricalCrossentropy()),
            Map.entry("true_positives", Metrics.truePositives(0.3, 0.6)),
            Map.entry("false_positives", Metrics.falsePositives()),
            Map.entry("true_negatives", Metrics.trueNegatives(0.3, 0.6)),
            Map.entry("false_negatives", Metrics.falseNegatives()),
            Map.entry("precision", Precision.of()),
            Map.entry("precision_thresholds", Precision.of().thresholds(0.2, 0.5, 0.9)),
            Map.entry("precision_class", Precision.of().classId(1)),
            Map.entry("precision_top", Precision.of().topK(2)),
            Map.entry("precision_top_class", Precision.of().topK(2).classId(2).thresholds(0.3)),
            Map.entry("recall", Recall.of()),
            Map.entry("recall_top", Recall.of().topK(1)),
            Map.entry("recall_thresholds", Recall.of().thresholds(0.2, 0.5, 0.9).classId(0)),
            Map.entry("sensitivity", SensitivityAtSpecificity.of(0.6)),
            Map.entry(
                "sensitivity_few", SensitivityAtSpecificity.of(0.4).numThresholds(7).classId(1)),
            Map.entry("specificity", SpecificityAtSensitivity.of(0.6)),
            Map.entry("precision_at", PrecisionAtRecall.of(0.5)),
            Map.entry("recall_at", RecallAtPrecision.of(0.5)),
            Map.entry("recall_at_one", RecallAtPrecision.of(0.3).numThresholds(1)),
            Map.entry("f1", F1Score.of()),
            Map.entry("f1_micro", F1Score.of().average("micro")),
            Map.entry("f1_macro", F1Score.of().average("macro")),
            Map.entry("f1_weighted", F1Score.of().average("weighted")),
            Map.entry("f1_threshold", F1Score.of().average("macro").threshold(0.4)),
            Map.entry("fbeta", FbetaScore.of(2).average("weighted").threshold(0.3)),
            Map.entry("iou", Iou.of(4, 0, 2)),
            Map.entry("iou_ignore", Iou.of(4, 1, 3).ignoreClass(255)),
            Map.entry("binary_iou", BinaryIou.of().threshold(0.4)),
            Map.entry("binary_iou_yes", BinaryIou.of().targetClassIds(1)),
            Map.entry("mean_iou", MeanIou.of(4)),
            Map.entry("mean_iou_scores", MeanIou.of(4).sparseYPred(false)),
            Map.entry("one_hot_iou", OneHotIou.of(4, 0, 2)),
            Map.entry("one_hot_mean_iou", OneHotMeanIou.of(4)),
            Map.entry("auc", Auc.of()),
            Map.entry("auc_thresholds", Auc.of().thresholds(0.2, 0.25, 0.7)),
            Map.entry("auc_logits", Auc.of().fromLogits(true)),
            Map.entry("auc_labels", Auc.of().multiLabel(true)),
            Map.entry(
                "auc_labels_weighted",
                Auc.of().multiLabel(true).curve("PR").labelWeights(1, 3, 0.5)),
            Map.entry("auc_label_weights", Auc.of().labelWeights(1, 3, 0.5)),
            Map.entry("confusion_matrix", Metrics.confusionMatrix()),
            Map.entry("balanced_accuracy", Metrics.balancedAccuracy()),
            Map.entry("matthews", Metrics.matthewsCorrelation()),
            Map.entry("kappa", Metrics.cohenKappa()),
            Map.entry("kappa_linear", Metrics.cohenKappa("linear")),
            Map.entry("kappa_quadratic", Metrics.cohenKappa("quadratic")),
            Map.entry(
                "auc_ROC_interpolation",
                Auc.of().numThresholds(20).curve("ROC").summationMethod("interpolation")),
            Map.entry(
                "auc_ROC_minoring",
                Auc.of().numThresholds(20).curve("ROC").summationMethod("minoring")),
            Map.entry(
                "auc_ROC_majoring",
                Auc.of().numThresholds(20).curve("ROC").summationMethod("majoring")),
            Map.entry(
                "auc_PR_interpolation",
                Auc.of().numThresholds(20).curve("PR").summationMethod("interpolation")),
            Map.entry(
                "auc_PR_minoring",
                Auc.of().numThresholds(20).curve("PR").summationMethod("minoring")),
            Map.entry(
                "auc_PR_majoring",
                Auc.of().numThresholds(20).curve("PR").summationMethod("majoring")),
            Map.entry(
                "auc_PRGAIN_interpolation",
                Auc.of().numThresholds(20).curve("PRGAIN").summationMethod("interpolation")),
            Map.entry(
                "auc_PRGAIN_minoring",
                Auc.of().numThresholds(20).curve("PRGAIN").summationMethod("minoring")),
            Map.entry(
                "auc_PRGAIN_majoring",
                Auc.of().numThresholds(20).curve("PRGAIN").summationMethod("majoring")))
        .entrySet()
        .stream()
        .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("golden")
  void value(String key, SpecSource metric) {
    String weights = key.contains("iou") ? "whole_weights" : "weights";

    check("keras.metric." + key, ".value", metric, null);
    check("keras.metric." + key, ".weighted", metric, tensor("keras.metric." + weights));
  }

  @SuppressWarnings("unchecked")
  private void check(String key, String kind, SpecSource spec, Tensor weights) {
    Metric<Record> metric =
        (Metric<Record>) OwnPlugins.plugin(spec.spec().kind(), spec.spec().type());
    Tensor target = tensor(key + ".target");
    Tensor prediction = tensor(key + ".prediction");
    MetricRun<Record> run =
        new MetricRun<>(
            session(), metric, OwnPlugins.config(spec.spec()), any(target), any(prediction));
    long samples = target.shape().dim(0);
    Random random = new Random(7);
    for (long from = 0; from < samples; ) {
      long to = Math.min(samples, from + random.nextInt(6));
      run.update(
          target.slice(0, from, to),
          prediction.slice(0, from, to),
          weights == null ? null : weights.slice(0, from, to));
      from = to;
    }

    double[] expected = Golden.values(key + kind);
    assertThat(expected.length).isPositive();
    boolean isOne = expected.length == 1 || spec.spec().type().endsWith("iou");
    double[] actual = isOne ? new double[] {run.result()} : run.value().toDoubles();
    Close.to(key + kind, actual, expected, 1e-6);
  }

  private static TensorSpec any(Tensor tensor) {
    return tensor.spec().with(tensor.shape().with(0, Shape.UNKNOWN));
  }

  private Tensor tensor(String key) {
    return Golden.tensor(session(), key);
  }

  private Session session() {
    return reference.session();
  }
}
