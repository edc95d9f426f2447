package org.fascicle.api.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fascicle.api.data.HostArray;
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

  /**
   * Samples of this epoch seen so far. A running average times this number is a sum, so that what
   * one batch gave is the difference of two sums.
   */
  long samples();

  /**
   * Adds a value to the logs of this epoch: callbacks and listeners called later see it, and the
   * history keeps it. Replaces a value of the same name.
   */
  void log(String name, double value);

  /** The layers: names, types, shapes, connections, parameter counts. */
  Summary summary();

  /** What each layer was configured with, by its name. */
  Map<String, Spec> layers();

  /** Copies of every parameter and state, by {@code layer/name}, in the order of the layers. */
  Map<String, HostArray> weights();

  /**
   * What layers give for the first samples of the data that this run trains on, in inference.
   *
   * @param samples how many samples; all if there are fewer
   * @param layers layer names; the first result of a layer's first call is meant
   * @return one array a layer, by its name, its first axis N
   * @throws org.fascicle.api.exception.UnknownNameException if there is no such layer
   */
  Map<String, HostArray> outputs(long samples, List<String> layers);

  /** Whether this run goes on where an earlier one stood. */
  boolean isResumed();

  /** Whether the run ends because it was cancelled, not because it is done or was stopped. */
  boolean isCancelled();

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
