package org.fascicle.plugin.core.schedule;

import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.plugin.Schedule;
import org.osgi.service.component.annotations.Component;

/** A rate that drops at equal distances: initial · drop^⌊step / decaySteps⌋. */
@Component(
    service = Schedule.class,
    property = {Plugin.NAME + "=StepDecay", Plugin.NAME + "=step_decay"})
public final class StepDecay implements Schedule<StepDecay.Config> {
  /**
   * The configuration.
   *
   * @param initialLearningRate the rate of step 0
   * @param decaySteps steps between drops
   * @param drop the factor of a drop, from 0 to 1; 0.5 unless set
   */
  public record Config(Double initialLearningRate, Double decaySteps, Double drop) {
    /** Checks values and fills in defaults. */
    public Config {
      Rates.required("StepDecay.initial_learning_rate", initialLearningRate);
      Rates.steps("StepDecay.decay_steps", decaySteps);
      drop = Check.share("StepDecay.drop", Check.or(drop, 0.5));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public double learningRate(Config config, long step) {
    return config.initialLearningRate * Math.pow(config.drop, Math.floor(step / config.decaySteps));
  }
}
