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
 * Lion: p ← p − η sign(β₁ m + (1 − β₁) g); m ← β₂ m + (1 − β₂) g.
 *
 * @see <a href="https://arxiv.org/abs/2302.06675">Chen et al.: Symbolic discovery of optimization
 *     algorithms (2023)</a>
 */
@Component(
    service = Optimizer.class,
    property = {Plugin.NAME + "=Lion", Plugin.NAME + "=lion"})
public final class Lion implements Optimizer<Lion.Config> {
  /**
   * The configuration.
   *
   * @param beta1 weight of the mean of gradients in a step, above 0, at most 1; 0.9 unless set
   * @param beta2 decay of the mean of gradients, from 0 to below 1; 0.99 unless set
   */
  public record Config(Double beta1, Double beta2) {
    /** Checks values and fills in defaults. */
    public Config {
      beta1 = Check.or(beta1, 0.9);
      Check.that("Lion.beta_1", beta1, beta1 > 0 && beta1 <= 1, "a number above 0, at most 1");
      beta2 = Check.belowOne("Lion.beta_2", Check.or(beta2, 0.99));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public List<Slot> slots(Config config, Shape parameter) {
    return List.of(Slot.zeros("momentum", parameter));
  }

  @Override
  public double learningRate() {
    return 0.001;
  }

  @Override
  public void update(Config config, UpdateContext context, Tensor parameter, Tensor gradient) {
    Tensor momentum = context.slot("momentum");
    Tensor direction = Means.next(momentum, gradient, config.beta1).sign();
    context.assign(momentum, Means.next(momentum, gradient, config.beta2));
    context.assign(parameter, parameter.sub(direction.mul(context.learningRate())));
  }
}
