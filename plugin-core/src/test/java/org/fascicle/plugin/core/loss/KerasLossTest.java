package org.fascicle.plugin.core.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.fascicle.api.model.SpecSource;
import org.fascicle.api.plugin.Loss;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.plugin.core.Close;
import org.fascicle.plugin.core.Golden;
import org.fascicle.plugin.core.OwnPlugins;
import org.fascicle.plugin.core.Reference;
import org.fascicle.specs.BinaryFocalCrossentropy;
import org.fascicle.specs.CategoricalFocalCrossentropy;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses, held to Keras's values and gradients. */
class KerasLossTest {
  @RegisterExtension final Reference reference = new Reference();

  static Stream<Arguments> golden() {
    return Map.<String, SpecSource>ofEntries(
            Map.entry("mse", org.fascicle.specs.MeanSquaredError.of()),
            Map.entry("mae", org.fascicle.specs.MeanAbsoluteError.of()),
            Map.entry("mape", org.fascicle.specs.MeanAbsolutePercentageError.of()),
            Map.entry("msle", org.fascicle.specs.MeanSquaredLogarithmicError.of()),
            Map.entry("huber", org.fascicle.specs.Huber.of()),
            Map.entry("huber_delta", org.fascicle.specs.Huber.of().delta(0.3)),
            Map.entry("log_cosh", org.fascicle.specs.LogCosh.of()),
            Map.entry("kld", org.fascicle.specs.KLDivergence.of()),
            Map.entry("poisson", org.fascicle.specs.Poisson.of()),
            Map.entry("hinge", org.fascicle.specs.Hinge.of()),
            Map.entry("hinge_signs", org.fascicle.specs.Hinge.of()),
            Map.entry("squared_hinge", org.fascicle.specs.SquaredHinge.of()),
            Map.entry("categorical_hinge", org.fascicle.specs.CategoricalHinge.of()),
            Map.entry("cosine", org.fascicle.specs.CosineSimilarity.of()),
            Map.entry("cosine_axis", org.fascicle.specs.CosineSimilarity.of().axis(1)),
            Map.entry("bce", org.fascicle.specs.BinaryCrossentropy.of()),
            Map.entry("bce_smooth", org.fascicle.specs.BinaryCrossentropy.of().labelSmoothing(0.1)),
            Map.entry("bce_logits", org.fascicle.specs.BinaryCrossentropy.of().fromLogits(true)),
            Map.entry("bce_axis", org.fascicle.specs.BinaryCrossentropy.of().axis(1)),
            Map.entry("focal", BinaryFocalCrossentropy.of()),
            Map.entry(
                "focal_full",
                BinaryFocalCrossentropy.of()
                    .applyClassBalancing(true)
                    .alpha(0.3)
                    .gamma(1.5)
                    .fromLogits(true)
                    .labelSmoothing(0.1)),
            Map.entry("cce", org.fascicle.specs.CategoricalCrossentropy.of()),
            Map.entry(
                "cce_smooth", org.fascicle.specs.CategoricalCrossentropy.of().labelSmoothing(0.1)),
            Map.entry(
                "cce_logits", org.fascicle.specs.CategoricalCrossentropy.of().fromLogits(true)),
            Map.entry("cce_axis", org.fascicle.specs.CategoricalCrossentropy.of().axis(1)),
            Map.entry(
                "cce_axis_logits",
                org.fascicle.specs.CategoricalCrossentropy.of().axis(1).fromLogits(true)),
            Map.entry("cfocal", CategoricalFocalCrossentropy.of()),
            Map.entry(
                "cfocal_full",
                CategoricalFocalCrossentropy.of()
                    .alpha(0.5)
                    .gamma(1.5)
                    .fromLogits(true)
                    .labelSmoothing(0.1)),
            Map.entry("cfocal_classes", CategoricalFocalCrossentropy.of().alpha(0.2, 0.5, 0.3)),
            Map.entry("scce", org.fascicle.specs.SparseCategoricalCrossentropy.of()),
            Map.entry(
                "scce_logits",
                org.fascicle.specs.SparseCategoricalCrossentropy.of().fromLogits(true)),
            Map.entry("scce_axis", org.fascicle.specs.SparseCategoricalCrossentropy.of().axis(1)),
            Map.entry(
                "scce_ignore",
                org.fascicle.specs.SparseCategoricalCrossentropy.of().ignoreClass(-1)),
            Map.entry("dice", org.fascicle.specs.Dice.of()),
            Map.entry("dice_axis", org.fascicle.specs.Dice.of().axis(1)),
            Map.entry("tversky", org.fascicle.specs.Tversky.of().alpha(0.3).beta(0.7)),
            Map.entry("tversky_axis", org.fascicle.specs.Tversky.of().alpha(0.3).beta(0.7).axis(1)))
        .entrySet()
        .stream()
        .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("golden")
  void valueAndGradient(String key, SpecSource loss) {
    check("keras.loss." + key, loss, DType.FLOAT64, 1e-6);
    check("keras.loss." + key, loss, DType.FLOAT32, 2e-5);
  }

  @SuppressWarnings("unchecked")
  private void check(String key, SpecSource spec, DType dtype, double tolerance) {
    Loss<Record> loss = (Loss<Record>) OwnPlugins.plugin(spec.spec().kind(), spec.spec().type());
    Record config = OwnPlugins.config(spec.spec());
    Tensor target = Golden.tensor(session(), key + ".target");
    Tensor prediction = Golden.tensor(session(), key + ".prediction").cast(dtype);
    loss.check(config, target.spec(), prediction.spec());
    try (Tape tape = session().tape()) {
      tape.watch(prediction);
      Tensor value = loss.call(config, target, prediction);
      Tensor gradient = tape.gradient(value.sum(), prediction)[0];

      assertThat(value.dtype()).isEqualTo(dtype);
      assertThat(value.shape()).isEqualTo(Golden.shape(key + ".value"));
      Close.to(key, value, Golden.values(key + ".value"), tolerance);
      Close.to(key + ".gradient", gradient, Golden.values(key + ".gradient"), 10 * tolerance);
    }
  }

  private Session session() {
    return reference.session();
  }
}
