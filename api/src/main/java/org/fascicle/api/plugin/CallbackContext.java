package org.fascicle.api.plugin;

import org.fascicle.api.model.Spec;
import org.fascicle.api.model.TrainingRun;
import org.osgi.annotation.versioning.ProviderType;

/** A training run, and what one callback keeps between its calls. */
@ProviderType
public interface CallbackContext extends TrainingRun {
  /** A number this callback keeps, the default before it was set. Saved in checkpoints. */
  double get(String name, double ifAbsent);

  /** Keeps a number. */
  void set(String name, double value);

  /**
   * The learning rate of a schedule that this callback's configuration names.
   *
   * @param step what the schedule counts, from 0
   * @throws org.fascicle.api.exception.UnknownNameException if the configuration does not name it
   */
  double scheduled(Spec schedule, long step);

  /** Tells the user something. */
  void say(String message);
}
