package org.fascicle.api.plugin;

import java.nio.file.Path;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** A training run, as callbacks see it. */
@ProviderType
public interface CallbackContext {
  /** The model's name. */
  String model();

  /** The epoch, counted from 0. */
  int epoch();

  /** The number of epochs asked for. */
  int epochs();

  /** The batch within the epoch, counted from 0. */
  long batch();

  /** The number of batches in an epoch. */
  long batches();

  /**
   * Loss and metrics so far in this epoch, averaged over samples: {@code loss}, {@code accuracy},
   * {@code val_loss}.
   */
  Map<String, Double> logs();

  /** Ends the run after this callback; the reason is kept in the history. */
  void stopTraining(String reason);

  /** The learning rate of the next step. */
  double learningRate();

  /** Changes the learning rate from the next step on. */
  void setLearningRate(double rate);

  /** A number this callback keeps, the default before it was set. Saved in checkpoints. */
  double get(String name, double ifAbsent);

  /** Keeps a number. */
  void set(String name, double value);

  /** Keeps a copy of the model's weights under a name, in memory. */
  void keepWeights(String name);

  /** Puts kept weights back. */
  void restoreWeights(String name);

  /** Saves the model, atomically. */
  void save(Path file);

  /** Tells the user something. */
  void say(String message);
}
