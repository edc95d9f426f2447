package org.fascicle.plugin.core.callback;

import org.fascicle.api.plugin.Callback;
import org.fascicle.api.plugin.CallbackContext;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/**
 * Ends training when a monitored value has stopped getting better. A run that goes on from a
 * checkpoint goes on counting.
 */
@Component(
    service = Callback.class,
    property = {
      Plugin.NAME + "=" + EarlyStopping.NAME,
      Plugin.NAME + "=early_stopping",
    })
public final class EarlyStopping implements Callback<EarlyStopping.Config> {
  static final String NAME = "EarlyStopping";
  private static final String BEST = "best";
  private static final String BEST_EPOCH = "best_epoch";
  private static final String WAIT = "wait";

  /**
   * The configuration.
   *
   * @param monitor the value of the history to watch; {@code val_loss} unless set
   * @param minDelta the least change that counts as better; 0 unless set
   * @param patience epochs without getting better before training ends; 0 unless set
   * @param mode {@code min}, {@code max}, or {@code auto}: by the monitored name
   * @param baseline a value that must be beaten to count as better; none unless set
   * @param restoreBestWeights whether the best epoch's weights are put back at the end; false
   *     unless set
   * @param startFromEpoch epochs before watching begins; 0 unless set
   */
  public record Config(
      String monitor,
      Double minDelta,
      Integer patience,
      String mode,
      Double baseline,
      Boolean restoreBestWeights,
      Integer startFromEpoch) {
    /** Checks values and fills in defaults. */
    public Config {
      monitor = Check.or(monitor, "val_loss");
      minDelta = Check.notNegative(NAME + ".min_delta", Math.abs(Check.or(minDelta, 0.0)));
      patience = Check.or(patience, 0);
      Check.notNegative(NAME + ".patience", patience);
      mode = Direction.mode(NAME + ".mode", mode);
      Direction.of(NAME + ".mode", mode, monitor);
      restoreBestWeights = Check.or(restoreBestWeights, false);
      startFromEpoch = Check.or(startFromEpoch, 0);
      Check.notNegative(NAME + ".start_from_epoch", startFromEpoch);
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
      context.set(BEST_EPOCH, -1);
      context.set(WAIT, 0);
    }
  }

  @Override
  public void onEpochEnd(Config config, CallbackContext context) {
    if (context.epoch() < config.startFromEpoch) {
      return;
    }
    Double current = Monitored.value(NAME, config.monitor, context);
    if (current == null) {
      return;
    }
    double best = context.get(BEST, Double.NaN);
    boolean better = config.better(current, best);
    if (better || context.get(BEST_EPOCH, -1) < 0) {
      remember(config, context, current);
    }
    double wait = context.get(WAIT, 0) + 1;
    if (better && (config.baseline == null || config.better(current, config.baseline))) {
      wait = 0;
    }
    context.set(WAIT, wait);
    if (!better && wait >= config.patience && context.epoch() > 0) {
      stop(config, context);
    }
  }

  @Override
  public void onTrainEnd(Config config, CallbackContext context) {
    // A cancelled run may go on: from the weights that it had.
    boolean ended = !context.isCancelled();
    if (ended && config.restoreBestWeights && context.get(BEST_EPOCH, -1) >= 0) {
      context.restoreWeights(NAME);
    }
  }

  private static void remember(Config config, CallbackContext context, double value) {
    context.set(BEST, value);
    context.set(BEST_EPOCH, context.epoch());
    if (config.restoreBestWeights) {
      context.keepWeights(NAME);
    }
  }

  private static void stop(Config config, CallbackContext context) {
    context.stopTraining(
        "early stopping: "
            + config.monitor
            + " was best in epoch "
            + (Math.round(context.get(BEST_EPOCH, -1)) + 1)
            + " ("
            + context.get(BEST, Double.NaN)
            + ")");
  }
}
