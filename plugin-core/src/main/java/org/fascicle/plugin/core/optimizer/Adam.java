package org.fascicle.plugin.core.optimizer;

import java.util.List;
import org.fascicle.api.model.Spec;
import org.fascicle.api.op.AdamUpdate;
import org.fascicle.api.plugin.Optimizer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.plugin.UpdateContext;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.plugin.core.Check;
import org.fascicle.plugin.core.schedule.InverseTimeDecay;
import org.osgi.service.component.annotations.Component;

/** Adam; see {@link AdamUpdate} for the formula and its source. */
@Component(
    service = Optimizer.class,
    property = {
      Plugin.NAME + "=Adam",
      Plugin.NAME + "=adam",
    })
public final class Adam implements Optimizer<Adam.Config> {
  private static final String MOMENTUM = "momentum";
  private static final String VELOCITY = "velocity";

  /**
   * The configuration.
   *
   * @param learningRate the rate; 0.001 unless set
   * @param beta1 decay of the mean of gradients, from 0 to below 1; 0.9 unless set
   * @param beta2 decay of the mean of squared gradients, from 0 to below 1; 0.999 unless set
   * @param epsilon keeps the division finite; 1e-7 unless set
   * @param decay divides the rate by 1 + decay·step, as in Keras 2; 0 unless set
   */
  public record Config(
      Double learningRate, Double beta1, Double beta2, Double epsilon, Double decay) {
    /** Checks values and fills in defaults. */
    public Config {
      learningRate = Check.notNegative("Adam.learning_rate", Check.or(learningRate, 0.001));
      beta1 = Check.belowOne("Adam.beta_1", Check.or(beta1, 0.9));
      beta2 = Check.belowOne("Adam.beta_2", Check.or(beta2, 0.999));
      epsilon = Check.notNegative("Adam.epsilon", Check.or(epsilon, 1e-7));
      decay = Check.notNegative("Adam.decay", Check.or(decay, 0.0));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public List<String> slots(Config config) {
    return List.of(MOMENTUM, VELOCITY);
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
    context.update(
        new AdamUpdate(config.beta1, config.beta2, config.epsilon),
        parameter,
        context.slot(MOMENTUM),
        context.slot(VELOCITY),
        gradient,
        context.learningRate(),
        context.step());
  }
}
