package org.fascicle.plugin.core.optimizer;

import java.util.List;
import org.fascicle.api.plugin.Optimizer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.plugin.Slot;
import org.fascicle.api.plugin.UpdateContext;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
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
public final class Lamb implements Optimizer<Moments> {
  @Override
  public Class<Moments> configuration() {
    return Moments.class;
  }

  @Override
  public List<Slot> slots(Moments config, Shape parameter) {
    return List.of(Slot.zeros("momentum", parameter), Slot.zeros("velocity", parameter));
  }

  @Override
  public double learningRate() {
    return 0.001;
  }

  @Override
  public void update(Moments config, UpdateContext context, Tensor parameter, Tensor gradient) {
    Tensor momentum = context.slot("momentum");
    Tensor velocity = context.slot("velocity");
    DType dtype = parameter.dtype();
    Tensor m = Means.towards(momentum, gradient, config.beta1());
    Tensor v = Means.towards(velocity, gradient.square(), config.beta2());
    Tensor mean = m.div(Means.correction(context, config.beta1()).cast(dtype));
    Tensor square = v.div(Means.correction(context, config.beta2()).cast(dtype));
    Tensor direction = mean.div(square.sqrt().add(config.epsilon()));
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
