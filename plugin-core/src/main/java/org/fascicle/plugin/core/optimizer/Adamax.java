package org.fascicle.plugin.core.optimizer;

import java.util.List;
import org.fascicle.api.plugin.Optimizer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.plugin.Slot;
import org.fascicle.api.plugin.UpdateContext;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
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
public final class Adamax implements Optimizer<Moments> {
  @Override
  public Class<Moments> configuration() {
    return Moments.class;
  }

  @Override
  public List<Slot> slots(Moments config, Shape parameter) {
    return List.of(Slot.zeros("momentum", parameter), Slot.zeros("norm", parameter));
  }

  @Override
  public double learningRate() {
    return 0.001;
  }

  @Override
  public void update(Moments config, UpdateContext context, Tensor parameter, Tensor gradient) {
    Tensor momentum = context.slot("momentum");
    Tensor norm = context.slot("norm");
    Tensor m = Means.towards(momentum, gradient, config.beta1());
    Tensor u = norm.mul(config.beta2()).maximum(gradient.abs());
    Tensor correction = Means.correction(context, config.beta1()).cast(parameter.dtype());
    Tensor step = m.mul(context.learningRate()).div(u.add(config.epsilon()).mul(correction));
    context.assign(momentum, m);
    context.assign(norm, u);
    context.assign(parameter, parameter.sub(step));
  }
}
