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
 * Adadelta: a ← ρ a + (1 − ρ) g²; δ = −g √(d + ε) / √(a + ε); d ← ρ d + (1 − ρ) δ²; p ← p + η δ.
 * The paper's form has η = 1.
 *
 * @see <a href="https://arxiv.org/abs/1212.5701">Zeiler: Adadelta (2012)</a>
 */
@Component(
    service = Optimizer.class,
    property = {Plugin.NAME + "=Adadelta", Plugin.NAME + "=adadelta"})
public final class Adadelta implements Optimizer<Adadelta.Config> {
  /**
   * The configuration.
   *
   * @param rho decay of the means of squares, from 0 to below 1; 0.95 unless set
   * @param epsilon added under the roots, at least 0; 1e-7 unless set
   */
  public record Config(Double rho, Double epsilon) {
    /** Checks values and fills in defaults. */
    public Config {
      rho = Check.belowOne("Adadelta.rho", Check.or(rho, 0.95));
      epsilon = Check.notNegative("Adadelta.epsilon", Check.or(epsilon, 1e-7));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public List<Slot> slots(Config config, Shape parameter) {
    return List.of(
        Slot.zeros("accumulated_grad", parameter), Slot.zeros("accumulated_delta_var", parameter));
  }

  @Override
  public double learningRate() {
    return 0.001;
  }

  @Override
  public void update(Config config, UpdateContext context, Tensor parameter, Tensor gradient) {
    Tensor gradients = context.slot("accumulated_grad");
    Tensor deltas = context.slot("accumulated_delta_var");
    Tensor a = Means.next(gradients, gradient.square(), config.rho);
    Tensor ratio = deltas.add(config.epsilon).sqrt().div(a.add(config.epsilon).sqrt());
    Tensor delta = ratio.mul(gradient).neg();
    context.assign(gradients, a);
    context.assign(deltas, Means.next(deltas, delta.square(), config.rho));
    context.assign(parameter, parameter.add(delta.mul(context.learningRate())));
  }
}
