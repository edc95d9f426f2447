package org.fascicle.plugin.core.schedule;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.plugin.Schedule;
import org.fascicle.plugin.core.Check;
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
      Check.notNegative(
          NAME + ".initial_learning_rate",
          Check.required(NAME + ".initial_learning_rate", initialLearningRate, "a learning rate"));
      Check.positive(
          NAME + ".decay_steps",
          Check.required(NAME + ".decay_steps", decaySteps, "a number of steps"));
      Check.notNegative(
          NAME + ".decay_rate", Check.required(NAME + ".decay_rate", decayRate, "a decay rate"));
      staircase = Check.or(staircase, false);
    }
  }

  /**
   * The schedule of an optimiser's {@code decay}: rate / (1 + decay·step).
   *
   * @return null for no decay
   */
  public static Spec ofDecay(double learningRate, double decay) {
    return decay == 0
        ? null
        : Spec.of(Kind.SCHEDULE, NAME)
            .with("initial_learning_rate", learningRate)
            .with("decay_steps", 1)
            .with("decay_rate", decay);
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
