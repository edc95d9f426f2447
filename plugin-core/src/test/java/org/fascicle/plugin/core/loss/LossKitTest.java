package org.fascicle.plugin.core.loss;

import java.util.stream.Stream;
import org.fascicle.api.model.Spec;
import org.fascicle.api.model.SpecSource;
import org.fascicle.api.plugin.Loss;
import org.fascicle.plugin.core.OwnPlugins;
import org.fascicle.specs.BinaryFocalCrossentropy;
import org.fascicle.specs.CategoricalFocalCrossentropy;
import org.fascicle.tck.junit.LossKit;
import org.fascicle.tck.learning.LossCase;
import org.fascicle.tck.learning.Samples;

/** Every loss of this bundle passes the kit. */
class LossKitTest extends LossKit {
  private static final double UNKNOWN = Double.NaN;

  @Override
  protected Stream<LossCase<?>> cases() {
    return Stream.of(
        tested(org.fascicle.specs.MeanSquaredError.of(), Samples.reals(3), 0),
        tested(org.fascicle.specs.MeanSquaredError.of(), Samples.reals(4, 3), 0),
        tested(org.fascicle.specs.MeanAbsoluteError.of(), Samples.reals(3), 0),
        tested(org.fascicle.specs.MeanAbsolutePercentageError.of(), Samples.reals(3), 0),
        tested(org.fascicle.specs.MeanSquaredLogarithmicError.of(), Samples.counts(3), 0),
        tested(org.fascicle.specs.Huber.of().delta(0.5), Samples.reals(3), 0),
        tested(org.fascicle.specs.LogCosh.of(), Samples.reals(3), 0),
        tested(org.fascicle.specs.KLDivergence.of(), Samples.oneHot(4), 0),
        tested(org.fascicle.specs.Poisson.of(), Samples.counts(3), UNKNOWN),
        tested(org.fascicle.specs.Hinge.of(), Samples.signs(3), 0),
        tested(org.fascicle.specs.SquaredHinge.of(), Samples.signs(3), 0),
        tested(org.fascicle.specs.CategoricalHinge.of(), Samples.oneHotLogits(4), 0),
        tested(org.fascicle.specs.CosineSimilarity.of(), Samples.reals(3), -1),
        tested(org.fascicle.specs.BinaryCrossentropy.of(), Samples.bits(3), 0),
        tested(
            org.fascicle.specs.BinaryCrossentropy.of().fromLogits(true), Samples.bitLogits(3), 0),
        tested(
            org.fascicle.specs.BinaryCrossentropy.of().labelSmoothing(0.1),
            Samples.bits(3),
            UNKNOWN),
        tested(BinaryFocalCrossentropy.of().applyClassBalancing(true), Samples.bits(3), 0),
        tested(BinaryFocalCrossentropy.of().fromLogits(true).gamma(0), Samples.bitLogits(3), 0),
        tested(org.fascicle.specs.CategoricalCrossentropy.of(), Samples.oneHot(4), 0),
        tested(
            org.fascicle.specs.CategoricalCrossentropy.of().fromLogits(true),
            Samples.oneHotLogits(4),
            0),
        tested(CategoricalFocalCrossentropy.of(), Samples.oneHot(4), 0),
        tested(
            CategoricalFocalCrossentropy.of().fromLogits(true).gamma(1),
            Samples.oneHotLogits(4),
            0),
        tested(org.fascicle.specs.SparseCategoricalCrossentropy.of(), Samples.classes(4), 0),
        tested(
            org.fascicle.specs.SparseCategoricalCrossentropy.of().fromLogits(true).ignoreClass(1),
            Samples.classLogits(4),
            0),
        tested(org.fascicle.specs.Dice.of(), Samples.bits(3), 0),
        tested(org.fascicle.specs.Dice.of().axis(1, 2), Samples.bits(4, 3), UNKNOWN),
        tested(org.fascicle.specs.Tversky.of().alpha(0.3).beta(0.7), Samples.bits(3), 0));
  }

  @SuppressWarnings("unchecked")
  private static LossCase<?> tested(SpecSource source, Samples.Source data, double best) {
    Spec spec = source.spec();
    var loss = (Loss<Record>) OwnPlugins.plugin(spec.kind(), spec.type());
    return new LossCase<>(spec.toString(), loss, OwnPlugins.config(spec), data, best);
  }
}
