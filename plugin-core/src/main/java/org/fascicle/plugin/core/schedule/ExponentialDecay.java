package org.fascicle.plugin.core.schedule;

import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.plugin.Schedule;
import org.osgi.service.component.annotations.Component;

/**
 * A rate that falls by a factor in equal times: initial · decayRate^(step / decaySteps).
 *
 * @see <a href="https://keras.io/api/optimizers/learning_rate_schedules/">Keras:
 *     ExponentialDecay</a>
 */
@Component(
    service = Schedule.class,
    property = {Plugin.NAME + "=ExponentialDecay", Plugin.NAME + "=exponential_decay"})
public final class ExponentialDecay implements Schedule<ExponentialDecay.Config> {
  /**
   * The configuration.
   *
   * @param initialLearningRate the rate of step 0
   * @param decaySteps steps after which the decay rate counts once
   * @param decayRate the factor, at least 0
   * @param staircase whether it falls only every {@code decaySteps}; false unless set
   */
  public record Config(
      Double initialLearningRate, Double decaySteps, Double decayRate, Boolean staircase) {
    /** Checks values and fills in defaults. */
    public Config {
      Rates.required("ExponentialDecay.initial_learning_rate", initialLearningRate);
      Rates.steps("ExponentialDecay.decay_steps", decaySteps);
      Rates.required("ExponentialDecay.decay_rate", decayRate);
      staircase = Check.or(staircase, false);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public double learningRate(Config config, long step) {
    double periods = step / config.decaySteps;
    double past = config.staircase ? Math.floor(periods) : periods;
    return config.initialLearningRate * Math.pow(config.decayRate, past);
  }
}
