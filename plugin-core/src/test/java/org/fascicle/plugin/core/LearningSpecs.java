package org.fascicle.plugin.core;

import java.util.stream.Stream;
import org.fascicle.api.model.SpecSource;
import org.fascicle.specs.Activations;
import org.fascicle.specs.BinaryCrossentropy;
import org.fascicle.specs.BinaryFocalCrossentropy;
import org.fascicle.specs.CategoricalCrossentropy;
import org.fascicle.specs.CategoricalFocalCrossentropy;
import org.fascicle.specs.CategoricalHinge;
import org.fascicle.specs.CosineSimilarity;
import org.fascicle.specs.Dice;
import org.fascicle.specs.Hinge;
import org.fascicle.specs.Huber;
import org.fascicle.specs.KLDivergence;
import org.fascicle.specs.LogCosh;
import org.fascicle.specs.MeanAbsoluteError;
import org.fascicle.specs.MeanAbsolutePercentageError;
import org.fascicle.specs.MeanSquaredError;
import org.fascicle.specs.MeanSquaredLogarithmicError;
import org.fascicle.specs.Poisson;
import org.fascicle.specs.SparseCategoricalCrossentropy;
import org.fascicle.specs.SquaredHinge;
import org.fascicle.specs.Tversky;

/** What the builders of activations, losses and metrics can say, every key at least once. */
final class LearningSpecs {
  private LearningSpecs() {}

  static Stream<SpecSource> all() {
    return Stream.of(activations(), losses()).flatMap(specs -> specs);
  }

  private static Stream<SpecSource> activations() {
    return Stream.of(
        Activations.relu(0.1),
        Activations.relu(0.1, 6, 1),
        Activations.relu6(),
        Activations.leakyRelu(),
        Activations.leakyRelu(0.1),
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
}
