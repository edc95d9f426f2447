package org.fascicle.plugin.core.schedule;

import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.plugin.Schedule;
import org.osgi.service.component.annotations.Component;

/** A rate that falls with time: initial / (1 + decayRate·step / decaySteps). */
@Component(
    service = Schedule.class,
    property = {
      Plugin.NAME + "=" + InverseTimeDecay.NAME,
      Plugin.NAME + "=inverse_time_decay",
    })
public final class InverseTimeDecay implements Schedule<InverseTimeDecay.Config> {
  static final String NAME = "InverseTimeDecay";

  /**
   * The configuration.
   *
   * @param initialLearningRate the rate of step 0
   * @param decaySteps steps after which the decay rate counts once
   * @param decayRate how fast it falls
   * @param staircase whether it falls only every {@code decaySteps}; false unless set
   */
  public record Config(
      Double initialLearningRate, Double decaySteps, Double decayRate, Boolean staircase) {
    /** Checks values and fills in defaults. */
    public Config {
      Rates.required(NAME + ".initial_learning_rate", initialLearningRate);
      Rates.steps(NAME + ".decay_steps", decaySteps);
      Rates.required(NAME + ".decay_rate", decayRate);
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
    return config.initialLearningRate / (1 + config.decayRate * past);
  }
}
