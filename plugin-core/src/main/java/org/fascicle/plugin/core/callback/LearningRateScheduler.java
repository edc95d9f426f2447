package org.fascicle.plugin.core.callback;

import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Callback;
import org.fascicle.api.plugin.CallbackContext;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/**
 * Sets the learning rate before each epoch by a schedule that counts epochs. A schedule that counts
 * steps is given to the optimiser instead; a function of the host to {@code Fit.learningRate}.
 */
@Component(
    service = Callback.class,
    property = {
      Plugin.NAME + "=" + LearningRateScheduler.NAME,
      Plugin.NAME + "=learning_rate_scheduler",
    })
public final class LearningRateScheduler implements Callback<LearningRateScheduler.Config> {
  static final String NAME = "LearningRateScheduler";

  /**
   * The configuration.
   *
   * @param schedule the schedule; its steps are epochs
   * @param verbose 1 to tell the rate of each epoch; 0 unless set
   */
  public record Config(Spec schedule, Integer verbose) {
    /** Checks values and fills in defaults. */
    public Config {
      Check.required(NAME + ".schedule", schedule, "a schedule");
      verbose = Check.or(verbose, 0);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public void onEpochBegin(Config config, CallbackContext context) {
    double rate = context.scheduled(config.schedule, context.epoch());
    context.setLearningRate(rate);
    if (config.verbose > 0) {
      context.say("Epoch " + (context.epoch() + 1) + ": learning rate set to " + rate);
    }
  }

  @Override
  public void onEpochEnd(Config config, CallbackContext context) {
    context.log("learning_rate", context.learningRate());
  }
}
