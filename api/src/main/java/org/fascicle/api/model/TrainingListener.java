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

  /** Before each step. */
  default void onBatchBegin(TrainingRun run) {}

  /** After each step. */
  default void onBatchEnd(TrainingRun run) {}

  /** Before the first batch of a validation. */
  default void onTestBegin(TrainingRun run) {}

  /** Before each batch of a validation. */
  default void onTestBatchBegin(TrainingRun run) {}

  /** After each batch of a validation. */
  default void onTestBatchEnd(TrainingRun run) {}

  /** After the last batch of a validation; the logs have its values. */
  default void onTestEnd(TrainingRun run) {}

  /** After the last step of an epoch and its validation. */
  default void onEpochEnd(TrainingRun run) {}

  /** After the last step, also when the run was stopped or failed. */
  default void onTrainEnd(TrainingRun run) {}

  /** A backend or plugin was swapped, waited for or replaced. */
  default void onEvent(TrainingRun run, TrainingEvent event) {}

  /** A callback says something to the user. */
  default void onMessage(TrainingRun run, String message) {}
}
