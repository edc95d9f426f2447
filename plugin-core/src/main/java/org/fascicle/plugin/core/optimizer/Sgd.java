package org.fascicle.plugin.core.optimizer;

import java.util.List;
import org.fascicle.api.model.Spec;
import org.fascicle.api.op.SgdUpdate;
import org.fascicle.api.plugin.Optimizer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.plugin.UpdateContext;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.plugin.core.Check;
import org.fascicle.plugin.core.schedule.InverseTimeDecay;
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
   * @param learningRate the rate; 0.01 unless set
   * @param momentum how much of the last update is repeated, from 0 to 1; 0 unless set
   * @param nesterov whether the gradient counts as if the momentum had been applied already; false
   *     unless set
   * @param decay divides the rate by 1 + decay·step, as in Keras 2; 0 unless set
   */
  public record Config(Double learningRate, Double momentum, Boolean nesterov, Double decay) {
    /** Checks values and fills in defaults. */
    public Config {
      learningRate = Check.notNegative("SGD.learning_rate", Check.or(learningRate, 0.01));
      momentum = Check.share("SGD.momentum", Check.or(momentum, 0.0));
      nesterov = Check.or(nesterov, false);
      decay = Check.notNegative("SGD.decay", Check.or(decay, 0.0));
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
  public List<String> slots(Config config) {
    return config.operation().hasVelocity() ? List.of(MOMENTUM) : List.of();
  }

  @Override
  public double learningRate(Config config) {
    return config.learningRate;
  }

  @Override
  public Spec schedule(Config config) {
    return InverseTimeDecay.ofDecay(config.learningRate, config.decay);
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
