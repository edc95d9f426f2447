package org.fascicle.plugin.core.schedule;

import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.plugin.Schedule;
import org.osgi.service.component.annotations.Component;

/**
 * One climb to the greatest rate and one fall far below the first, both half a cosine.
 *
 * @see <a href="https://arxiv.org/abs/1708.07120">Smith, Topin: Super-convergence (2017)</a>
 */
@Component(
    service = Schedule.class,
    property = {Plugin.NAME + "=OneCycle", Plugin.NAME + "=one_cycle"})
public final class OneCycle implements Schedule<OneCycle.Config> {
  /**
   * The configuration.
   *
   * @param maxLearningRate the greatest rate
   * @param totalSteps steps of the whole cycle; afterwards the last rate holds
   * @param warmupShare the share of steps that climb, from 0 to below 1; 0.3 unless set
   * @param divFactor the greatest rate over the first, above 0; 25 unless set
   * @param finalDivFactor the first rate over the last, above 0; 10000 unless set
   */
  public record Config(
      Double maxLearningRate,
      Double totalSteps,
      Double warmupShare,
      Double divFactor,
      Double finalDivFactor) {
    /** Checks values and fills in defaults. */
    public Config {
      Rates.required("OneCycle.max_learning_rate", maxLearningRate);
      Rates.steps("OneCycle.total_steps", totalSteps);
      warmupShare = Check.belowOne("OneCycle.warmup_share", Check.or(warmupShare, 0.3));
      divFactor = Check.positive("OneCycle.div_factor", Check.or(divFactor, 25.0));
      finalDivFactor = Check.positive("OneCycle.final_div_factor", Check.or(finalDivFactor, 1e4));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public double learningRate(Config config, long step) {
    double greatest = config.maxLearningRate;
    double first = greatest / config.divFactor;
    double climb = config.warmupShare * config.totalSteps;
    if (step < climb) {
      return Rates.line(greatest, first, Rates.cosine(step / climb));
    }
    double share = Math.min(1, (step - climb) / (config.totalSteps - climb));
    return Rates.line(first / config.finalDivFactor, greatest, Rates.cosine(share));
  }
}
