package org.fascicle.plugin.core.callback;

import org.fascicle.api.plugin.Callback;
import org.fascicle.api.plugin.CallbackContext;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/**
 * Lowers the learning rate when a monitored value has stopped getting better. A run that goes on
 * from a checkpoint goes on counting.
 */
@Component(
    service = Callback.class,
    property = {
      Plugin.NAME + "=" + ReduceLrOnPlateau.NAME,
      Plugin.NAME + "=reduce_lr_on_plateau",
    })
public final class ReduceLrOnPlateau implements Callback<ReduceLrOnPlateau.Config> {
  static final String NAME = "ReduceLROnPlateau";
  private static final String BEST = "best";
  private static final String WAIT = "wait";
  private static final String COOLDOWN = "cooldown";

  /**
   * The configuration.
   *
   * @param monitor the value of the history to watch; {@code val_loss} unless set
   * @param factor what the rate is multiplied by, from 0 to less than 1; 0.1 unless set
   * @param patience epochs without getting better before the rate is lowered; 10 unless set
   * @param verbose 1 to tell of each change; 0 unless set
   * @param mode {@code min}, {@code max}, or {@code auto}: by the monitored name
   * @param minDelta the least change that counts as better; 0.0001 unless set
   * @param cooldown epochs after a change in which nothing is counted; 0 unless set
   * @param minLr the rate is never lowered below this; 0 unless set
   */
  public record Config(
      String monitor,
      Double factor,
      Integer patience,
      Integer verbose,
      String mode,
      Double minDelta,
      Integer cooldown,
      Double minLr) {
    /** Checks values and fills in defaults. */
    public Config {
      monitor = Check.or(monitor, "val_loss");
      factor = Check.belowOne(NAME + ".factor", Check.or(factor, 0.1));
      patience = Check.or(patience, 10);
      Check.notNegative(NAME + ".patience", patience);
      verbose = Check.or(verbose, 0);
      mode = Direction.mode(NAME + ".mode", mode);
      Direction.of(NAME + ".mode", mode, monitor);
      minDelta = Check.notNegative(NAME + ".min_delta", Check.or(minDelta, 1e-4));
      cooldown = Check.or(cooldown, 0);
      Check.notNegative(NAME + ".cooldown", cooldown);
      minLr = Check.notNegative(NAME + ".min_lr", Check.or(minLr, 0.0));
    }

    private boolean better(double value, double than) {
      return Direction.of(NAME + ".mode", mode, monitor).better(value, than, minDelta);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public void onTrainBegin(Config config, CallbackContext context) {
    if (!context.isResumed()) {
      context.set(BEST, Double.NaN);
      context.set(WAIT, 0);
      context.set(COOLDOWN, 0);
    }
  }

  @Override
  public void onEpochEnd(Config config, CallbackContext context) {
    Double current = Monitored.value(NAME, config.monitor, context);
    if (current == null) {
      return;
    }
    double cooldown = Math.max(0, context.get(COOLDOWN, 0) - 1);
    boolean wasCooling = context.get(COOLDOWN, 0) > 0;
    double wait = wasCooling ? 0 : context.get(WAIT, 0);
    if (config.better(current, context.get(BEST, Double.NaN))) {
      context.set(BEST, current);
      wait = 0;
    } else if (cooldown == 0) {
      wait++;
      if (wait >= config.patience && lower(config, context)) {
        cooldown = config.cooldown;
        wait = 0;
      }
    }
    context.set(WAIT, wait);
    context.set(COOLDOWN, cooldown);
  }

  private static boolean lower(Config config, CallbackContext context) {
    double rate = context.learningRate();
    if (rate <= config.minLr) {
      return false;
    }
    double lower = Math.max(rate * config.factor, config.minLr);
    context.setLearningRate(lower);
    if (config.verbose > 0) {
      context.say("Epoch " + (context.epoch() + 1) + ": learning rate lowered to " + lower);
    }
    return true;
  }
}
