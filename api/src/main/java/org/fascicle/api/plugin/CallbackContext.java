package org.fascicle.api.plugin;

import java.util.Optional;
import org.fascicle.api.model.Spec;
import org.fascicle.api.model.TrainingRun;
import org.fascicle.api.profile.Profile;
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

  /** Begins to take a profile of what the model runs; it ends with the run at the latest. */
  void startProfile();

  /**
   * Ends the profile.
   *
   * @return what ran since {@link #startProfile}; empty if this run has not started one, or it was
   *     ended before
   */
  Optional<Profile> stopProfile();

  /** Tells the user something. */
  void say(String message);
}
