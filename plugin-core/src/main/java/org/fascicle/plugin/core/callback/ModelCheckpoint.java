package org.fascicle.plugin.core.callback;

import org.fascicle.api.plugin.Callback;
import org.fascicle.api.plugin.CallbackContext;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/** Saves the model after each epoch, or after each in which a monitored value got better. */
@Component(
    service = Callback.class,
    property = {
      Plugin.NAME + "=" + ModelCheckpoint.NAME,
      Plugin.NAME + "=model_checkpoint",
    })
public final class ModelCheckpoint implements Callback<ModelCheckpoint.Config> {
  static final String NAME = "ModelCheckpoint";
  private static final String BEST = "best";

  /**
   * The configuration.
   *
   * @param filepath where to save; {@code {epoch}} and values of the history in braces are replaced
   * @param monitor the value of the history to watch; {@code val_loss} unless set
   * @param saveBestOnly whether to save only when the monitored value got better; false unless set
   * @param mode {@code min}, {@code max}, or {@code auto}: by the monitored name
   * @param initialValueThreshold a value that must be beaten before anything is saved; none unless
   *     set
   */
  public record Config(
      String filepath,
      String monitor,
      Boolean saveBestOnly,
      String mode,
      Double initialValueThreshold) {
    /** Checks values and fills in defaults. */
    public Config {
      Check.required(NAME + ".filepath", filepath, "a path to save to");
      FilePattern.checked(NAME + ".filepath", filepath);
      monitor = Check.or(monitor, "val_loss");
      saveBestOnly = Check.or(saveBestOnly, false);
      mode = Direction.mode(NAME + ".mode", mode);
      if (saveBestOnly) {
        Direction.of(NAME + ".mode", mode, monitor);
      }
      initialValueThreshold = Check.or(initialValueThreshold, Double.NaN);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public void onTrainBegin(Config config, CallbackContext context) {
    if (!context.isResumed()) {
      context.set(BEST, config.initialValueThreshold);
    }
  }

  @Override
  public void onEpochEnd(Config config, CallbackContext context) {
    if (!config.saveBestOnly || isBest(config, context)) {
      context.save(
          FilePattern.path(
              NAME + ".filepath", config.filepath, context.epoch() + 1, context.logs()));
    }
  }

  private static boolean isBest(Config config, CallbackContext context) {
    Double current = Monitored.value(NAME, config.monitor, context);
    if (current == null) {
      return false;
    }
    Direction direction = Direction.of(NAME + ".mode", config.mode, config.monitor);
    boolean best = direction.better(current, context.get(BEST, config.initialValueThreshold), 0);
    if (best) {
      context.set(BEST, current);
    }
    return best;
  }
}
