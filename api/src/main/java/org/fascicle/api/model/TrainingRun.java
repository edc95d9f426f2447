package org.fascicle.api.model;

import java.nio.file.Path;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** A training run, as callbacks and listeners see it: between steps, never inside one. */
@ProviderType
public interface TrainingRun {
  /** The model's name. */
  String model();

  /** The backend of the next step. */
  String backend();

  /** The epoch, counted from 0. */
  int epoch();

  /** The number of epochs asked for. */
  int epochs();

  /** The batch within the epoch, counted from 0. */
  long batch();

  /** The number of batches in an epoch. */
  long batches();

  /** Steps this model has made, in this run and before. */
  long step();

  /**
   * Loss and metrics so far in this epoch, averaged over samples: {@code loss}, {@code accuracy};
   * at the end of an epoch with {@code val_} ones. Read from the backend when asked, so ask only
   * for what is shown.
   */
  Map<String, Double> logs();

  /** Ends the run after this call; the reason is kept in the history. */
  void stopTraining(String reason);

  /** The learning rate of the next step. */
  double learningRate();

  /** Changes the learning rate from the next step on; a schedule no longer applies. */
  void setLearningRate(double rate);

  /** Keeps a copy of the model's weights under a name, in memory. */
  void keepWeights(String name);

  /**
   * Puts kept weights back.
   *
   * @throws org.fascicle.api.exception.UnknownNameException if none were kept under this name
   */
  void restoreWeights(String name);

  /** Saves the model with everything that an exact resume needs, atomically. */
  void save(Path file);
}
