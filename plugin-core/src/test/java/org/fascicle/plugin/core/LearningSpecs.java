package org.fascicle.plugin.core;

import java.util.stream.Stream;
import org.fascicle.api.model.SpecSource;
import org.fascicle.specs.Activations;
import org.fascicle.specs.Auc;
import org.fascicle.specs.BinaryCrossentropy;
import org.fascicle.specs.BinaryFocalCrossentropy;
import org.fascicle.specs.BinaryIou;
import org.fascicle.specs.CategoricalCrossentropy;
import org.fascicle.specs.CategoricalFocalCrossentropy;
import org.fascicle.specs.CategoricalHinge;
import org.fascicle.specs.CosineSimilarity;
import org.fascicle.specs.Dice;
import org.fascicle.specs.F1Score;
import org.fascicle.specs.FbetaScore;
import org.fascicle.specs.Hinge;
import org.fascicle.specs.Huber;
import org.fascicle.specs.Iou;
import org.fascicle.specs.KLDivergence;
import org.fascicle.specs.LogCosh;
import org.fascicle.specs.MeanAbsoluteError;
import org.fascicle.specs.MeanAbsolutePercentageError;
import org.fascicle.specs.MeanIou;
import org.fascicle.specs.MeanSquaredError;
import org.fascicle.specs.MeanSquaredLogarithmicError;
import org.fascicle.specs.Metrics;
import org.fascicle.specs.OneHotIou;
import org.fascicle.specs.OneHotMeanIou;
import org.fascicle.specs.Poisson;
import org.fascicle.specs.Precision;
import org.fascicle.specs.PrecisionAtRecall;
import org.fascicle.specs.R2Score;
import org.fascicle.specs.Recall;
import org.fascicle.specs.RecallAtPrecision;
import org.fascicle.specs.SensitivityAtSpecificity;
import org.fascicle.specs.SparseCategoricalCrossentropy;
import org.fascicle.specs.SpecificityAtSensitivity;
import org.fascicle.specs.SquaredHinge;
import org.fascicle.specs.Tversky;

/** What the builders of activations, losses and metrics can say, every key at least once. */
final class LearningSpecs {
  private LearningSpecs() {}

  static Stream<SpecSource> all() {
    return Stream.of(activations(), losses(), metrics()).flatMap(specs -> specs);
  }

  private static Stream<SpecSource> activations() {
    return Stream.of(
        Activations.relu(0.1),
        Activations.relu(0.1, 6, 1),
        Activations.relu6(),
        Activations.leakyRelu(),
        Activations.leakyRelu(0.1),
        Activations.prelu(0.1, 0.2),
        Activations.elu(),
        Activations.elu(0.5),
        Activations.selu(),
        Activations.celu(),
        Activations.celu(0.5),
        Activations.gelu(),
        Activations.gelu(true),
        Activations.silu(),
        Activations.mish(),
        Activations.softplus(),
        Activations.softsign(),
        Activations.logSigmoid(),
        Activations.hardSigmoid(),
        Activations.hardSigmoid(0.2),
        Activations.hardSilu(),
        Activations.hardTanh(),
        Activations.exponential(),
        Activations.tanhShrink(),
        Activations.softShrink(0.1),
        Activations.hardShrink(0.1),
        Activations.threshold(0.5, 0),
        Activations.squareplus(),
        Activations.squareplus(1),
        Activations.sparsePlus(),
        Activations.sparseSigmoid(),
        Activations.logSoftmax(),
        Activations.logSoftmax(1),
        Activations.sparsemax(),
        Activations.glu(),
        Activations.glu(1));
  }

  private static Stream<SpecSource> losses() {
    return Stream.of(
        MeanSquaredError.of().reduction("sum"),
        MeanAbsoluteError.of(),
        MeanAbsolutePercentageError.of(),
        MeanSquaredLogarithmicError.of(),
        Huber.of().delta(2),
        LogCosh.of(),
        KLDivergence.of(),
        Poisson.of(),
        Hinge.of(),
        SquaredHinge.of(),
        CategoricalHinge.of(),
        CosineSimilarity.of().axis(1),
        BinaryCrossentropy.of().fromLogits(true).labelSmoothing(0.1).axis(1),
        BinaryFocalCrossentropy.of()
            .applyClassBalancing(true)
            .alpha(0.3)
            .gamma(1)
            .fromLogits(true)
            .labelSmoothing(0.1)
            .axis(1),
        CategoricalCrossentropy.of().fromLogits(true).labelSmoothing(0.1).axis(1),
        CategoricalFocalCrossentropy.of()
            .alpha(0.3)
            .gamma(1)
            .fromLogits(true)
            .labelSmoothing(0.1)
            .axis(1),
        SparseCategoricalCrossentropy.of().fromLogits(true).ignoreClass(255).axis(1),
        Dice.of().axis(1, 2),
        Tversky.of().alpha(0.3).beta(0.7).axis(1, 2));
  }

  private static Stream<SpecSource> metrics() {
    return Stream.of(
        Metrics.binaryAccuracy(0.4),
        Metrics.categoricalAccuracy(),
        Metrics.equality(),
        Metrics.sparseCategoricalAccuracy(),
        Metrics.topKCategoricalAccuracy(2),
        Metrics.sparseTopKCategoricalAccuracy(2),
        Metrics.meanSquaredError(),
        Metrics.meanAbsoluteError(),
        Metrics.rootMeanSquaredError(),
        Metrics.meanAbsolutePercentageError(),
        Metrics.meanSquaredLogarithmicError(),
        Metrics.logCoshError(),
        R2Score.of(),
        R2Score.of().classAggregation("variance_weighted_average"),
        R2Score.of().classAggregation("none"),
        R2Score.of().numRegressors(2),
        Metrics.cosineSimilarity(),
        Metrics.klDivergence(),
        Metrics.poisson(),
        Metrics.hinge(),
        Metrics.squaredHinge(),
        Metrics.categoricalHinge(),
        Metrics.of(BinaryCrossentropy.of().fromLogits(true).labelSmoothing(0.1)),
        Metrics.categoricalCrossentropy(),
        Metrics.sparseCategoricalCrossentropy(),
        Metrics.truePositives(0.3, 0.6),
        Metrics.falsePositives(),
        Metrics.trueNegatives(0.3, 0.6),
        Metrics.falseNegatives(),
        Precision.of(),
        Precision.of().thresholds(0.2, 0.5, 0.9),
        Precision.of().classId(1),
        Precision.of().topK(2),
        Precision.of().topK(2).classId(2).thresholds(0.3),
        Recall.of(),
        Recall.of().topK(1),
        Recall.of().thresholds(0.2, 0.5, 0.9).classId(0),
        SensitivityAtSpecificity.of(0.6),
        SensitivityAtSpecificity.of(0.4).numThresholds(7).classId(1),
        SpecificityAtSensitivity.of(0.6),
        PrecisionAtRecall.of(0.5),
        RecallAtPrecision.of(0.5),
        RecallAtPrecision.of(0.3).numThresholds(1),
        F1Score.of(),
        F1Score.of().average("micro"),
        F1Score.of().average("macro"),
        F1Score.of().average("weighted"),
        F1Score.of().average("macro").threshold(0.4),
        FbetaScore.of(2).average("weighted").threshold(0.3),
        Iou.of(4, 0, 2),
        Iou.of(4, 1, 3).ignoreClass(255),
        BinaryIou.of().threshold(0.4),
        BinaryIou.of().targetClassIds(1),
        MeanIou.of(4),
        MeanIou.of(4).sparseYPred(false),
        OneHotIou.of(4, 0, 2),
        OneHotMeanIou.of(4),
        Auc.of(),
        Auc.of().thresholds(0.2, 0.25, 0.7),
        Auc.of().fromLogits(true),
        Auc.of().multiLabel(true),
        Auc.of().multiLabel(true).curve("PR").labelWeights(1, 3, 0.5),
        Auc.of().labelWeights(1, 3, 0.5),
        Metrics.confusionMatrix(),
        Metrics.balancedAccuracy(),
        Metrics.matthewsCorrelation(),
        Metrics.cohenKappa(),
        Metrics.cohenKappa("linear"),
        Metrics.cohenKappa("quadratic"),
        Auc.of().numThresholds(20).curve("ROC").summationMethod("interpolation"),
        Auc.of().numThresholds(20).curve("ROC").summationMethod("minoring"),
        Auc.of().numThresholds(20).curve("ROC").summationMethod("majoring"),
        Auc.of().numThresholds(20).curve("PR").summationMethod("interpolation"),
        Auc.of().numThresholds(20).curve("PR").summationMethod("minoring"),
        Auc.of().numThresholds(20).curve("PR").summationMethod("majoring"),
        Auc.of().numThresholds(20).curve("PRGAIN").summationMethod("interpolation"),
        Auc.of().numThresholds(20).curve("PRGAIN").summationMethod("minoring"),
        Auc.of().numThresholds(20).curve("PRGAIN").summationMethod("majoring"),
        Metrics.of(SparseCategoricalCrossentropy.of().fromLogits(true).ignoreClass(0).axis(-1)),
        Metrics.of(CategoricalCrossentropy.of().axis(-1)),
        Metrics.mean(),
        Metrics.sum(),
        Metrics.cosineSimilarity(1),
        Metrics.binaryCrossentropy(),
        Iou.of(3, 1).sparseYTrue(false).sparseYPred(false).axis(1).ignoreClass(0),
        MeanIou.of(3).sparseYTrue(false).axis(1).ignoreClass(0),
        OneHotIou.of(3, 1).ignoreClass(0).sparseYPred(true).axis(1),
        OneHotMeanIou.of(3).ignoreClass(0).sparseYPred(true).axis(1),
        Recall.of().classId(1),
        SpecificityAtSensitivity.of(0.5).numThresholds(3).classId(1),
        PrecisionAtRecall.of(0.5).numThresholds(3).classId(1),
        RecallAtPrecision.of(0.5).classId(1));
  }
}
