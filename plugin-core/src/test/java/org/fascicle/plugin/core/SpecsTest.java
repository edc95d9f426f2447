package org.fascicle.plugin.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.model.SpecSource;
import org.fascicle.platform.internal.config.CommonKeys;
import org.fascicle.platform.internal.config.ConfigBinder;
import org.fascicle.platform.internal.config.OptimizerOptions;
import org.fascicle.plugin.core.layer.LayerBuilders;
import org.fascicle.specs.Activations;
import org.fascicle.specs.Adadelta;
import org.fascicle.specs.Adafactor;
import org.fascicle.specs.Adagrad;
import org.fascicle.specs.Adam;
import org.fascicle.specs.AdamW;
import org.fascicle.specs.Adamax;
import org.fascicle.specs.BackupAndRestore;
import org.fascicle.specs.BinaryCrossentropy;
import org.fascicle.specs.CategoricalCrossentropy;
import org.fascicle.specs.Constraints;
import org.fascicle.specs.CsvLogger;
import org.fascicle.specs.DeadUnitMonitor;
import org.fascicle.specs.EarlyStopping;
import org.fascicle.specs.Ftrl;
import org.fascicle.specs.Initializers;
import org.fascicle.specs.Lamb;
import org.fascicle.specs.LearningRateScheduler;
import org.fascicle.specs.Lion;
import org.fascicle.specs.MeanSquaredError;
import org.fascicle.specs.Metrics;
import org.fascicle.specs.ModelCheckpoint;
import org.fascicle.specs.Nadam;
import org.fascicle.specs.Profiler;
import org.fascicle.specs.ReduceLrOnPlateau;
import org.fascicle.specs.Regularizers;
import org.fascicle.specs.RmsProp;
import org.fascicle.specs.Schedules;
import org.fascicle.specs.Sgd;
import org.fascicle.specs.SparseCategoricalCrossentropy;
import org.fascicle.specs.TensorBoard;
import org.fascicle.specs.TerminateOnNan;
import org.junit.jupiter.api.Test;

/** The rules, for the plugins of this bundle. */
class SpecsTest extends BundleRules {
  SpecsTest() {
    super("org.fascicle.plugin.core");
  }

  @Override
  protected Stream<SpecSource> builders() {
    return Stream.of(LayerBuilders.all(), LearningSpecs.all(), others()).flatMap(s -> s);
  }

  private static Stream<SpecSource> others() {
    return Stream.of(
        Sgd.of(),
        Sgd.of(0.1).momentum(0.9).nesterov(true).decay(1e-6),
        Adam.of(),
        Adam.of(0.01)
            .beta1(0.8)
            .beta2(0.99)
            .epsilon(1e-8)
            .amsgrad(true)
            .decay(0.1)
            .weightDecay(0.1)
            .excludeFromWeightDecay("bias")
            .clipnorm(1)
            .useEma(true)
            .emaMomentum(0.9)
            .emaOverwriteFrequency(10)
            .gradientAccumulationSteps(2),
        AdamW.of(0.01).beta1(0.8).beta2(0.99).epsilon(1e-8).amsgrad(true).clipvalue(1),
        RmsProp.of(0.1).rho(0.8).momentum(0.1).epsilon(1e-3).centered(true).globalClipnorm(1),
        Adagrad.of(0.1).initialAccumulatorValue(0).epsilon(1e-3),
        Adadelta.of(0.1).rho(0.8).epsilon(1e-3),
        Adamax.of(0.1).beta1(0.8).beta2(0.99).epsilon(1e-8),
        Nadam.of(0.1).beta1(0.8).beta2(0.99).epsilon(1e-8),
        Lamb.of(0.1).beta1(0.8).beta2(0.99).epsilon(1e-8),
        Lion.of(0.1).beta1(0.8).beta2(0.99),
        Ftrl.of(0.1)
            .learningRatePower(-0.6)
            .initialAccumulatorValue(0.2)
            .l1RegularizationStrength(0.1)
            .l2RegularizationStrength(0.1)
            .l2ShrinkageRegularizationStrength(0.1)
            .beta(0.1),
        Adafactor.of(0.1)
            .beta2Decay(-0.7)
            .epsilon1(1e-20)
            .epsilon2(0.01)
            .clipThreshold(2)
            .relativeStep(false),
        Schedules.exponentialDecay(0.1, 10, 0.5),
        Schedules.exponentialStaircase(0.1, 10, 0.5),
        Schedules.stepDecay(0.1, 10, 0.5),
        Schedules.polynomialDecay(0.1, 10, 0.01, 2),
        Schedules.polynomialCycle(0.1, 10, 0.01, 2),
        Schedules.inverseTimeDecay(0.1, 10, 0.5),
        Schedules.inverseTimeStaircase(0.1, 10, 0.5),
        Schedules.piecewiseConstantDecay(List.of(5.0), List.of(0.1, 0.01)),
        Schedules.cosineDecay(0.1, 10, 0.1),
        Schedules.cosineDecay(0.1, 10, 0.1, 0.2, 5),
        Schedules.cosineDecayRestarts(0.1, 10),
        Schedules.cosineDecayRestarts(0.1, 10, 2, 1, 0),
        Schedules.oneCycle(0.1, 100),
        Schedules.oneCycle(0.1, 100, 0.3, 25, 1e4),
        Schedules.linearWarmup(0, 0.1, 10),
        MeanSquaredError.of(),
        BinaryCrossentropy.of().fromLogits(true).labelSmoothing(0.1),
        CategoricalCrossentropy.of().fromLogits(true).labelSmoothing(0.1),
        SparseCategoricalCrossentropy.of().fromLogits(true),
        EarlyStopping.of(),
        EarlyStopping.of("val_accuracy")
            .minDelta(0.01)
            .patience(3)
            .mode("max")
            .baseline(0.5)
            .restoreBestWeights(true)
            .startFromEpoch(2),
        ModelCheckpoint.of("best.zip")
            .monitor("loss")
            .saveBestOnly(true)
            .mode("min")
            .initialValueThreshold(1),
        TerminateOnNan.of(),
        ReduceLrOnPlateau.of(),
        ReduceLrOnPlateau.of("val_accuracy")
            .factor(0.5)
            .patience(3)
            .verbose(1)
            .mode("max")
            .minDelta(0)
            .cooldown(2)
            .minLr(1e-6),
        LearningRateScheduler.of(
                Spec.of(Kind.SCHEDULE, "InverseTimeDecay")
                    .with("initial_learning_rate", 0.1)
                    .with("decay_steps", 1)
                    .with("decay_rate", 0.5))
            .verbose(1),
        CsvLogger.of("log.csv").separator(";").append(true),
        Profiler.of().steps(2, 3).filename("trace.json"),
        TensorBoard.of(),
        TensorBoard.of("logs")
            .histogramFreq(1)
            .writeGraph(false)
            .writeStepsPerSecond(true)
            .updateFreq(100),
        DeadUnitMonitor.of(),
        DeadUnitMonitor.of("dense").samples(10).freq(2).margin(0.1).often(0.9).warnAt(0.2),
        BackupAndRestore.of("backup").saveFreq(100).deleteCheckpoint(false),
        Activations.linear(),
        Activations.relu(),
        Activations.sigmoid(),
        Activations.tanh(),
        Activations.softmax(),
        Metrics.accuracy(),
        Metrics.binaryAccuracy(),
        Metrics.binaryAccuracy(0.4),
        Metrics.categoricalAccuracy(),
        Metrics.sparseCategoricalAccuracy(),
        Metrics.meanSquaredError(),
        Metrics.meanAbsoluteError(),
        Initializers.zeros(),
        Initializers.ones(),
        Initializers.constant(3),
        Initializers.randomUniform(),
        Initializers.randomUniform(-1, 1),
        Initializers.randomNormal(),
        Initializers.glorotUniform(),
        Initializers.glorotNormal(),
        Initializers.heUniform(),
        Initializers.heNormal(),
        Initializers.lecunUniform(),
        Initializers.lecunNormal(),
        Initializers.truncatedNormal(),
        Initializers.truncatedNormal(1, 0.1),
        Initializers.varianceScaling(2, "fan_out", "uniform"),
        Initializers.orthogonal(),
        Initializers.orthogonal(2),
        Initializers.identity(),
        Initializers.identity(0.5),
        Regularizers.l1(),
        Regularizers.l1(0.1),
        Regularizers.l2(),
        Regularizers.l2(0.1),
        Regularizers.l1l2(0.1, 0.2),
        Regularizers.orthogonal(),
        Regularizers.orthogonal(0.1, "columns"),
        Constraints.maxNorm(),
        Constraints.maxNorm(3, 0, 1),
        Constraints.minMaxNorm(0.5, 2),
        Constraints.minMaxNormAtRate(0.5, 2, 0.1, 1),
        Constraints.unitNorm(),
        Constraints.unitNorm(0, 1),
        Constraints.nonNeg());
  }

  @Test
  void keysReachTheRightComponents() {
    Spec spec = Adam.of(0.01).beta1(0.8).beta2(0.99).epsilon(1e-8).decay(0.1).spec();

    assertThat(
            ConfigBinder.bind(
                OwnPlugins.plugin(spec.kind(), spec.type()).configuration(),
                spec.config(),
                CommonKeys.of(spec.kind()),
                "Adam"))
        .isEqualTo(new org.fascicle.plugin.core.optimizer.Adam.Config(0.8, 0.99, 1e-8, false));
    assertThat(OptimizerOptions.of(spec, "Adam").decay()).isEqualTo(0.1);
  }
}
