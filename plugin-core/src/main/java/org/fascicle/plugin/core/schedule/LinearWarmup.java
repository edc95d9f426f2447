package org.fascicle.plugin.core.schedule;

import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.plugin.Schedule;
import org.osgi.service.component.annotations.Component;

/**
 * A rate that climbs in a straight line and stays. To fall afterwards, use {@link CosineDecay} with
 * a target.
 *
 * @see <a href="https://arxiv.org/abs/1706.02677">Goyal et al.: Accurate, large minibatch SGD
 *     (2017)</a>
 */
@Component(
    service = Schedule.class,
    property = {Plugin.NAME + "=LinearWarmup", Plugin.NAME + "=linear_warmup"})
public final class LinearWarmup implements Schedule<LinearWarmup.Config> {
  /**
   * The configuration.
   *
   * @param initialLearningRate the rate of step 0; 0 unless set
   * @param targetLearningRate the rate at the end
   * @param warmupSteps steps of the climb
   */
  public record Config(Double initialLearningRate, Double targetLearningRate, Double warmupSteps) {
    /** Checks values and fills in defaults. */
    public Config {
      initialLearningRate =
          Check.notNegative(
              "LinearWarmup.initial_learning_rate", Check.or(initialLearningRate, 0.0));
      Rates.required("LinearWarmup.target_learning_rate", targetLearningRate);
      Rates.steps("LinearWarmup.warmup_steps", warmupSteps);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public double learningRate(Config config, long step) {
    double share = Math.min(1, step / config.warmupSteps);
    return Rates.line(config.initialLearningRate, config.targetLearningRate, share);
  }
}
