package org.fascicle.plugin.core.callback;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.fascicle.api.exception.FascicleException;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.plugin.Callback;
import org.fascicle.api.plugin.CallbackContext;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/**
 * Saves the run as it goes, so that the same program, started again after it was interrupted, goes
 * on exactly where the last backup stands: weights, optimiser, position in the data, random
 * numbers, state of callbacks. The backup is one file, replaced atomically.
 */
@Component(
    service = Callback.class,
    property = {
      Plugin.NAME + "=" + BackupAndRestore.NAME,
      Plugin.NAME + "=backup_and_restore",
    })
public final class BackupAndRestore implements Callback<BackupAndRestore.Config> {
  static final String NAME = "BackupAndRestore";
  private static final String FILE = "latest.fascicle";
  private static final String EPOCH = "epoch";

  /**
   * The configuration.
   *
   * @param backupDir a folder of its own for the backup
   * @param saveFreq {@code epoch}, which is the default, or a number of steps
   * @param deleteCheckpoint whether the backup is deleted when the run is done; true unless set
   */
  public record Config(String backupDir, Object saveFreq, Boolean deleteCheckpoint) {
    /** Checks values and fills in defaults. */
    public Config {
      Check.required(NAME + ".backup_dir", backupDir, "a folder for the backup");
      saveFreq = Check.or(saveFreq, EPOCH);
      if (!saveFreq.equals(EPOCH) && !(saveFreq instanceof Long steps && steps > 0)) {
        throw new InvalidArgumentException(
            NAME + ".save_freq", "\"epoch\" or a number of steps", String.valueOf(saveFreq), "");
      }
      deleteCheckpoint = Check.or(deleteCheckpoint, true);
    }

    private boolean isDue(long step) {
      return saveFreq instanceof Long steps && step % steps == 0;
    }

    private Path file() {
      return Path.of(backupDir).resolve(FILE);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public Optional<Path> resumeFrom(Config config) {
    return Optional.of(config.file()).filter(Files::exists);
  }

  @Override
  public void onTrainBegin(Config config, CallbackContext context) {
    try {
      Files.createDirectories(config.file().toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new FascicleException(config.backupDir + " cannot be made: " + e.getMessage(), e);
    }
  }

  @Override
  public void onBatchEnd(Config config, CallbackContext context) {
    // After the last batch the epoch is not over: its validation and callbacks come first.
    if (config.isDue(context.step()) && context.batch() + 1 < context.batches()) {
      context.save(config.file());
    }
  }

  @Override
  public void onEpochEnd(Config config, CallbackContext context) {
    if (config.saveFreq.equals(EPOCH) || config.isDue(context.step())) {
      context.save(config.file());
    }
  }

  @Override
  public void onTrainEnd(Config config, CallbackContext context) {
    if (config.deleteCheckpoint && !context.isCancelled()) {
      try {
        Files.deleteIfExists(config.file());
      } catch (IOException e) {
        throw new FascicleException(config.file() + " cannot be deleted: " + e.getMessage(), e);
      }
    }
  }
}
