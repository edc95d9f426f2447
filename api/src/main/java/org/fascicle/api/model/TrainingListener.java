package org.fascicle.api.model;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Watches a training run from the host application. Called on the thread that called {@code fit},
 * between steps.
 */
@ConsumerType
public interface TrainingListener {
  /** Before the first step. */
  default void onTrainBegin(TrainingRun run) {}

  /** Before the first step of an epoch. */
  default void onEpochBegin(TrainingRun run) {}

  /** After each step. */
  default void onBatchEnd(TrainingRun run) {}

  /** After the last step of an epoch and its validation. */
  default void onEpochEnd(TrainingRun run) {}

  /** After the last step, also when the run was stopped or failed. */
  default void onTrainEnd(TrainingRun run) {}

  /** A backend or plugin was swapped, waited for or replaced. */
  default void onEvent(TrainingRun run, TrainingEvent event) {}

  /** A callback says something to the user. */
  default void onMessage(TrainingRun run, String message) {}
}
