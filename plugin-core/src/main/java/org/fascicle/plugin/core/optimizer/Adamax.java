package org.fascicle.plugin.core.optimizer;

import java.util.List;
import org.fascicle.api.plugin.Optimizer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.plugin.Slot;
import org.fascicle.api.plugin.UpdateContext;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.plugin.core.Check;
import org.osgi.service.component.annotations.Component;

/**
 * Adamax, Adam with the greatest gradient in place of the mean square: m ← m + (g − m)(1 − β₁); u ←
 * max(β₂ u, |g|); p ← p − η m / ((1 − β₁ᵗ⁺¹)(u + ε)).
 *
 * @see <a href="https://arxiv.org/abs/1412.6980">Kingma, Ba: Adam (2014), section 7.1</a>
 */
@Component(
    service = Optimizer.class,
    property = {Plugin.NAME + "=Adamax", Plugin.NAME + "=adamax"})
public final class Adamax implements Optimizer<Adamax.Config> {
  /**
   * The configuration.
   *
   * @param beta1 decay of the mean of gradients, from 0 to below 1; 0.9 unless set
   * @param beta2 decay of the greatest gradient, from 0 to below 1; 0.999 unless set
   * @param epsilon keeps the division finite, at least 0; 1e-7 unless set
   */
  public record Config(Double beta1, Double beta2, Double epsilon) {
    /** Checks values and fills in defaults. */
    public Config {
      beta1 = Check.belowOne("Adamax.beta_1", Check.or(beta1, 0.9));
      beta2 = Check.belowOne("Adamax.beta_2", Check.or(beta2, 0.999));
      epsilon = Check.notNegative("Adamax.epsilon", Check.or(epsilon, 1e-7));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public List<Slot> slots(Config config, Shape parameter) {
    return List.of(Slot.zeros("momentum", parameter), Slot.zeros("norm", parameter));
  }

  @Override
  public double learningRate() {
    return 0.001;
  }

  @Override
  public void update(Config config, UpdateContext context, Tensor parameter, Tensor gradient) {
    Tensor momentum = context.slot("momentum");
    Tensor norm = context.slot("norm");
    Tensor m = Means.towards(momentum, gradient, config.beta1);
    Tensor u = norm.mul(config.beta2).maximum(gradient.abs());
    Tensor correction = Means.correction(context, config.beta1).cast(parameter.dtype());
    Tensor step = m.mul(context.learningRate()).div(u.add(config.epsilon).mul(correction));
    context.assign(momentum, m);
    context.assign(norm, u);
    context.assign(parameter, parameter.sub(step));
  }
}
