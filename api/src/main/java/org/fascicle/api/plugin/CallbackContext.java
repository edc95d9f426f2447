package org.fascicle.api.plugin;

import org.fascicle.api.model.TrainingRun;
import org.osgi.annotation.versioning.ProviderType;

/** A training run, and what one callback keeps between its calls. */
@ProviderType
public interface CallbackContext extends TrainingRun {
  /** A number this callback keeps, the default before it was set. Saved in checkpoints. */
  double get(String name, double ifAbsent);

  /** Keeps a number. */
  void set(String name, double value);

  /** Tells the user something. */
  void say(String message);
}
