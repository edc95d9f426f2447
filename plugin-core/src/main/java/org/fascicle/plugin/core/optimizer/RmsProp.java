package org.fascicle.plugin.core.optimizer;

import java.util.ArrayList;
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
 * RMSprop: gradients over the root of their running mean square v ← ρ v + (1 − ρ) g²; step η g /
 * √(v + ε). Centred, v less the square of the running mean of gradients. With momentum μ: u ← μ u +
 * step; p ← p − u.
 *
 * @see <a href="http://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf">Hinton:
 *     Neural networks for machine learning, lecture 6 (2012)</a>
 */
@Component(
    service = Optimizer.class,
    property = {Plugin.NAME + "=RMSprop", Plugin.NAME + "=rmsprop", Plugin.NAME + "=RmsProp"})
public final class RmsProp implements Optimizer<RmsProp.Config> {
  /**
   * The configuration.
   *
   * @param rho decay of the mean of squared gradients, from 0 to below 1; 0.9 unless set
   * @param momentum how much of the last update is repeated, from 0 to 1; 0 unless set
   * @param epsilon keeps the division finite, at least 0; 1e-7 unless set
   * @param centered whether the mean of gradients is taken off; false unless set
   */
  public record Config(Double rho, Double momentum, Double epsilon, Boolean centered) {
    /** Checks values and fills in defaults. */
    public Config {
      rho = Check.belowOne("RMSprop.rho", Check.or(rho, 0.9));
      momentum = Check.share("RMSprop.momentum", Check.or(momentum, 0.0));
      epsilon = Check.notNegative("RMSprop.epsilon", Check.or(epsilon, 1e-7));
      centered = Check.or(centered, false);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public List<Slot> slots(Config config, Shape parameter) {
    List<Slot> slots = new ArrayList<>(List.of(Slot.zeros("velocity", parameter)));
    if (config.momentum > 0) {
      slots.add(Slot.zeros("momentum", parameter));
    }
    if (config.centered) {
      slots.add(Slot.zeros("average_gradient", parameter));
    }
    return slots;
  }

  @Override
  public double learningRate() {
    return 0.001;
  }

  @Override
  public void update(Config config, UpdateContext context, Tensor parameter, Tensor gradient) {
    double rho = config.rho;
    Tensor velocity = context.slot("velocity");
    Tensor v = Means.next(velocity, gradient.square(), rho);
    context.assign(velocity, v);
    Tensor variance = v;
    if (config.centered) {
      Tensor average = context.slot("average_gradient");
      Tensor mean = Means.next(average, gradient, rho);
      context.assign(average, mean);
      variance = v.sub(mean.square());
    }
    Tensor root = variance.add(config.epsilon).sqrt();
    Tensor step = gradient.mul(context.learningRate()).div(root);
    if (config.momentum > 0) {
      Tensor momentum = context.slot("momentum");
      step = momentum.mul(config.momentum).add(step);
      context.assign(momentum, step);
    }
    context.assign(parameter, parameter.sub(step));
  }
}
