package org.fascicle.plugin.core.schedule;

import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.plugin.Schedule;
import org.osgi.service.component.annotations.Component;

/**
 * A rate that falls as half a cosine from the initial rate to {@code alpha} of it, and stays there.
 * With a target the rate first climbs to it in a straight line, and falls from there.
 *
 * @see <a href="https://arxiv.org/abs/1608.03983">Loshchilov, Hutter: SGDR (2016)</a>
 */
@Component(
    service = Schedule.class,
    property = {Plugin.NAME + "=CosineDecay", Plugin.NAME + "=cosine_decay"})
public final class CosineDecay implements Schedule<CosineDecay.Config> {
  /**
   * The configuration.
   *
   * @param initialLearningRate the rate of step 0
   * @param decaySteps steps of the fall
   * @param alpha the share that is left, at least 0; 0 unless set
   * @param warmupTarget the rate to climb to; no climb unless set
   * @param warmupSteps steps of the climb, at least 0; 0 unless set
   */
  public record Config(
      Double initialLearningRate,
      Double decaySteps,
      Double alpha,
      Double warmupTarget,
      Double warmupSteps) {
    /** Checks values and fills in defaults. */
    public Config {
      Rates.required("CosineDecay.initial_learning_rate", initialLearningRate);
      Rates.steps("CosineDecay.decay_steps", decaySteps);
      alpha = Check.notNegative("CosineDecay.alpha", Check.or(alpha, 0.0));
      if (warmupTarget != null) {
        Check.notNegative("CosineDecay.warmup_target", warmupTarget);
      }
      warmupSteps = Check.notNegative("CosineDecay.warmup_steps", Check.or(warmupSteps, 0.0));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public double learningRate(Config config, long step) {
    double from = config.initialLearningRate;
    double past = step;
    if (config.warmupTarget != null) {
      if (step < config.warmupSteps) {
        return Rates.line(from, config.warmupTarget, step / config.warmupSteps);
      }
      from = config.warmupTarget;
      past = step - config.warmupSteps;
    }
    double share = Math.min(past, config.decaySteps) / config.decaySteps;
    return from * ((1 - config.alpha) * Rates.cosine(share) + config.alpha);
  }
}
