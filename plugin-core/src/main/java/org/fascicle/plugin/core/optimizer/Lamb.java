package org.fascicle.plugin.core.optimizer;

import java.util.List;
import org.fascicle.api.plugin.Optimizer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.plugin.Slot;
import org.fascicle.api.plugin.UpdateContext;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.plugin.core.Check;
import org.osgi.service.component.annotations.Component;

/**
 * LAMB: Adam's direction u = m̂ / (√v̂ + ε), scaled for each parameter by the ratio of lengths: p ←
 * p − η (‖p‖ / ‖u‖) u; the ratio is 1 where a length is 0.
 *
 * @see <a href="https://arxiv.org/abs/1904.00962">You et al.: Large batch optimization for deep
 *     learning (2019)</a>
 */
@Component(
    service = Optimizer.class,
    property = {Plugin.NAME + "=Lamb", Plugin.NAME + "=lamb", Plugin.NAME + "=LAMB"})
public final class Lamb implements Optimizer<Lamb.Config> {
  /**
   * The configuration.
   *
   * @param beta1 decay of the mean of gradients, from 0 to below 1; 0.9 unless set
   * @param beta2 decay of the mean of squared gradients, from 0 to below 1; 0.999 unless set
   * @param epsilon keeps the division finite, at least 0; 1e-7 unless set
   */
  public record Config(Double beta1, Double beta2, Double epsilon) {
    /** Checks values and fills in defaults. */
    public Config {
      beta1 = Check.belowOne("Lamb.beta_1", Check.or(beta1, 0.9));
      beta2 = Check.belowOne("Lamb.beta_2", Check.or(beta2, 0.999));
      epsilon = Check.notNegative("Lamb.epsilon", Check.or(epsilon, 1e-7));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public List<Slot> slots(Config config, Shape parameter) {
    return List.of(Slot.zeros("momentum", parameter), Slot.zeros("velocity", parameter));
  }

  @Override
  public double learningRate() {
    return 0.001;
  }

  @Override
  public void update(Config config, UpdateContext context, Tensor parameter, Tensor gradient) {
    Tensor momentum = context.slot("momentum");
    Tensor velocity = context.slot("velocity");
    DType dtype = parameter.dtype();
    Tensor m = Means.towards(momentum, gradient, config.beta1);
    Tensor v = Means.towards(velocity, gradient.square(), config.beta2);
    Tensor mean = m.div(Means.correction(context, config.beta1).cast(dtype));
    Tensor square = v.div(Means.correction(context, config.beta2).cast(dtype));
    Tensor direction = mean.div(square.sqrt().add(config.epsilon));
    Tensor step = direction.mul(ratio(length(parameter), length(direction)));
    context.assign(momentum, m);
    context.assign(velocity, v);
    context.assign(parameter, parameter.sub(step.mul(context.learningRate())));
  }

  private static Tensor length(Tensor x) {
    return x.square().sum().sqrt();
  }

  private static Tensor ratio(Tensor parameter, Tensor direction) {
    Tensor both = parameter.greater(0).and(direction.greater(0));
    return both.where(parameter.div(direction), 1);
  }
}
