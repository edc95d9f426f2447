package org.fascicle.plugin.core.optimizer;

import java.util.List;
import org.fascicle.api.op.SgdUpdate;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Optimizer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.plugin.Slot;
import org.fascicle.api.plugin.UpdateContext;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/** Stochastic gradient descent; see {@link SgdUpdate} for the formula. */
@Component(
    service = Optimizer.class,
    property = {
      Plugin.NAME + "=SGD",
      Plugin.NAME + "=sgd",
    })
public final class Sgd implements Optimizer<Sgd.Config> {
  private static final String MOMENTUM = "momentum";

  /**
   * The configuration.
   *
   * @param momentum how much of the last update is repeated, from 0 to 1; 0 unless set
   * @param nesterov whether the gradient counts as if the momentum had been applied already; false
   *     unless set
   */
  public record Config(Double momentum, Boolean nesterov) {
    /** Checks values and fills in defaults. */
    public Config {
      momentum = Check.share("SGD.momentum", Check.or(momentum, 0.0));
      nesterov = Check.or(nesterov, false);
    }

    private SgdUpdate operation() {
      return new SgdUpdate(momentum, nesterov);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public List<Slot> slots(Config config, Shape parameter) {
    return config.operation().hasVelocity() ? List.of(Slot.zeros(MOMENTUM, parameter)) : List.of();
  }

  @Override
  public double learningRate() {
    return 0.01;
  }

  @Override
  public void update(Config config, UpdateContext context, Tensor parameter, Tensor gradient) {
    SgdUpdate operation = config.operation();
    if (operation.hasVelocity()) {
      Tensor velocity = context.slot(MOMENTUM);
      context.update(operation, parameter, velocity, gradient, context.learningRate());
    } else {
      context.update(operation, parameter, gradient, context.learningRate());
    }
  }
}
