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
 * Nadam, Adam with Nesterov's momentum, whose weight grows with the steps: μₜ = β₁ (1 − 0.96ᵗ / 2),
 * t from 1; m and v as Adam's; p ← p − η (μₜ₊₁ m / (1 − Πμ to t + 1) + (1 − μₜ) g / (1 − Πμ to t))
 * / (√(v / (1 − β₂ᵗ)) + ε).
 *
 * @see <a href="https://cs229.stanford.edu/proj2015/054_report.pdf">Dozat: Incorporating Nesterov
 *     momentum into Adam (2015)</a>
 */
@Component(
    service = Optimizer.class,
    property = {Plugin.NAME + "=Nadam", Plugin.NAME + "=nadam"})
public final class Nadam implements Optimizer<Moments> {
  @Override
  public Class<Moments> configuration() {
    return Moments.class;
  }

  @Override
  public List<Slot> slots(Moments config, Shape parameter) {
    return List.of(
        Slot.zeros("momentum", parameter),
        Slot.zeros("velocity", parameter),
        new Slot("u_product", Shape.SCALAR, 1));
  }

  @Override
  public double learningRate() {
    return 0.001;
  }

  @Override
  public void update(Moments config, UpdateContext context, Tensor parameter, Tensor gradient) {
    Tensor momentum = context.slot("momentum");
    Tensor velocity = context.slot("velocity");
    Tensor product = context.slot("u_product");
    DType dtype = parameter.dtype();
    Tensor now = weight(config, context, 1).cast(dtype);
    Tensor next = weight(config, context, 2).cast(dtype);
    Tensor upToNow = product.mul(now);
    Tensor m = Means.towards(momentum, gradient, config.beta1());
    Tensor v = Means.towards(velocity, gradient.square(), config.beta2());
    Tensor ahead = m.mul(next.div(upToNow.mul(next).rsub(1)));
    Tensor here = gradient.mul(now.rsub(1).div(upToNow.rsub(1)));
    Tensor root = v.div(Means.correction(context, config.beta2()).cast(dtype)).sqrt();
    Tensor step = ahead.add(here).mul(context.learningRate()).div(root.add(config.epsilon()));
    context.assign(product, upToNow);
    context.assign(momentum, m);
    context.assign(velocity, v);
    context.assign(parameter, parameter.sub(step));
  }

  /** μ of the step that is so many after the last. */
  private static Tensor weight(Moments config, UpdateContext context, int after) {
    return Means.power(context, 0.96, after).mul(-0.5).add(1).mul(config.beta1());
  }
}
