package org.fascicle.plugin.core.schedule;

import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.plugin.Schedule;
import org.osgi.service.component.annotations.Component;

/**
 * A rate that falls as half a cosine, again and again: each fall takes {@code tMul} times as long
 * as the one before and begins at {@code mMul} times its rate.
 *
 * @see <a href="https://arxiv.org/abs/1608.03983">Loshchilov, Hutter: SGDR (2016)</a>
 */
@Component(
    service = Schedule.class,
    property = {Plugin.NAME + "=CosineDecayRestarts", Plugin.NAME + "=cosine_decay_restarts"})
public final class CosineDecayRestarts implements Schedule<CosineDecayRestarts.Config> {
  /**
   * The configuration.
   *
   * @param initialLearningRate the rate of step 0
   * @param firstDecaySteps steps of the first fall
   * @param tMul how much longer each fall is, at least 1; 2 unless set
   * @param mMul how much higher each begins, at least 0; 1 unless set
   * @param alpha the share of the initial rate that is always there, at least 0; 0 unless set
   */
  public record Config(
      Double initialLearningRate, Double firstDecaySteps, Double tMul, Double mMul, Double alpha) {
    /** Checks values and fills in defaults. */
    public Config {
      Rates.required("CosineDecayRestarts.initial_learning_rate", initialLearningRate);
      Rates.steps("CosineDecayRestarts.first_decay_steps", firstDecaySteps);
      tMul = Check.or(tMul, 2.0);
      Check.that("CosineDecayRestarts.t_mul", tMul, tMul >= 1, "a number of 1 or more");
      mMul = Check.notNegative("CosineDecayRestarts.m_mul", Check.or(mMul, 1.0));
      alpha = Check.notNegative("CosineDecayRestarts.alpha", Check.or(alpha, 0.0));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public double learningRate(Config config, long step) {
    double length = config.firstDecaySteps;
    double begin = 0;
    double height = 1;
    if (config.tMul == 1) {
      double restarts = Math.floor(step / length);
      begin = restarts * length;
      height = Math.pow(config.mMul, restarts);
    } else {
      while (step >= begin + length) {
        begin += length;
        length *= config.tMul;
        height *= config.mMul;
      }
    }
    double share = (step - begin) / length;
    double decayed = (1 - config.alpha) * height * Rates.cosine(share) + config.alpha;
    return config.initialLearningRate * decayed;
  }
}
