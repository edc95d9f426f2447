package org.fascicle.plugin.core.optimizer;

import java.util.List;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Optimizer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.plugin.Slot;
import org.fascicle.api.plugin.UpdateContext;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/**
 * FTRL, "follow the regularised leader", with L1 and L2 penalties and shrinkage, as in Keras 3: n ←
 * n + g²; z ← z + g′ − (nᵏ − n₀ᵏ) p / η with k the negative of the rate's power and g′ = g + 2 λₛ
 * p; p ← (clip(z, ±λ₁) − z) / (nᵏ / η + 2 λ₂ + β / η).
 *
 * @see <a href="https://research.google.com/pubs/archive/41159.pdf">McMahan et al.: Ad click
 *     prediction (2013)</a>
 */
@Component(
    service = Optimizer.class,
    property = {Plugin.NAME + "=Ftrl", Plugin.NAME + "=ftrl", Plugin.NAME + "=FTRL"})
public final class Ftrl implements Optimizer<Ftrl.Config> {
  /**
   * The configuration.
   *
   * @param learningRatePower how the rate falls with the sum of squares, at most 0; -0.5 unless set
   * @param initialAccumulatorValue what the sum of squares starts from, at least 0; 0.1 unless set
   * @param l1RegularizationStrength λ₁, at least 0; 0 unless set
   * @param l2RegularizationStrength λ₂, at least 0; 0 unless set
   * @param l2ShrinkageRegularizationStrength λₛ, at least 0; 0 unless set
   * @param beta β, at least 0; 0 unless set
   */
  public record Config(
      Double learningRatePower,
      Double initialAccumulatorValue,
      Double l1RegularizationStrength,
      Double l2RegularizationStrength,
      Double l2ShrinkageRegularizationStrength,
      Double beta) {
    /** Checks values and fills in defaults. */
    public Config {
      learningRatePower = Check.or(learningRatePower, -0.5);
      Check.that(
          "Ftrl.learning_rate_power",
          learningRatePower,
          learningRatePower <= 0 && learningRatePower > Double.NEGATIVE_INFINITY,
          "a number of 0 or less");
      initialAccumulatorValue =
          Check.notNegative(
              "Ftrl.initial_accumulator_value", Check.or(initialAccumulatorValue, 0.1));
      l1RegularizationStrength =
          Check.notNegative(
              "Ftrl.l1_regularization_strength", Check.or(l1RegularizationStrength, 0.0));
      l2RegularizationStrength =
          Check.notNegative(
              "Ftrl.l2_regularization_strength", Check.or(l2RegularizationStrength, 0.0));
      l2ShrinkageRegularizationStrength =
          Check.notNegative(
              "Ftrl.l2_shrinkage_regularization_strength",
              Check.or(l2ShrinkageRegularizationStrength, 0.0));
      beta = Check.notNegative("Ftrl.beta", Check.or(beta, 0.0));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public List<Slot> slots(Config config, Shape parameter) {
    return List.of(
        new Slot("accumulator", parameter, config.initialAccumulatorValue),
        Slot.zeros("linear", parameter));
  }

  @Override
  public double learningRate() {
    return 0.001;
  }

  @Override
  public void update(Config config, UpdateContext context, Tensor parameter, Tensor gradient) {
    Tensor accumulator = context.slot("accumulator");
    Tensor linear = context.slot("linear");
    Tensor rate = context.learningRate();
    double power = -config.learningRatePower;
    Tensor sum = accumulator.add(gradient.square());
    Tensor scale = sum.pow(power).div(rate);
    Tensor growth = scale.sub(accumulator.pow(power).div(rate));
    Tensor shrunk = gradient.add(parameter.mul(2 * config.l2ShrinkageRegularizationStrength));
    Tensor z = linear.add(shrunk.sub(growth.mul(parameter)));
    Tensor beta = parameter.onesLike().mul(config.beta).div(rate);
    Tensor quadratic = scale.add(2 * config.l2RegularizationStrength).add(beta);
    double l1 = config.l1RegularizationStrength;
    context.assign(accumulator, sum);
    context.assign(linear, z);
    context.assign(parameter, z.clip(-l1, l1).sub(z).div(quadratic));
  }
}
