package org.fascicle.api.plugin;

import java.nio.file.Path;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Watches a training run and may steer it. Called between steps, never inside one. Stateless: what
 * it must remember it keeps in {@link CallbackContext}.
 *
 * @param <C> the configuration
 */
@ConsumerType
public interface Callback<C extends Record> extends Plugin<C> {
  /**
   * A saved run that this one is to go on with, as {@code Fit.resume} goes on: asked once, before
   * everything else.
   *
   * @return empty to begin as {@code Fit} says
   */
  default Optional<Path> resumeFrom(C config) {
    return Optional.empty();
  }

  /** Before the first step. */
  default void onTrainBegin(C config, CallbackContext context) {}

  /** Before the first step of an epoch. */
  default void onEpochBegin(C config, CallbackContext context) {}

  /** Before each step. */
  default void onBatchBegin(C config, CallbackContext context) {}

  /** After each step; {@code context.logs()} has the running averages. */
  default void onBatchEnd(C config, CallbackContext context) {}

  /** Before the first batch of a validation. */
  default void onTestBegin(C config, CallbackContext context) {}

  /** Before each batch of a validation. */
  default void onTestBatchBegin(C config, CallbackContext context) {}

  /** After each batch of a validation. */
  default void onTestBatchEnd(C config, CallbackContext context) {}

  /** After the last batch of a validation; the logs have its values. */
  default void onTestEnd(C config, CallbackContext context) {}

  /** After the last step of an epoch and its validation. */
  default void onEpochEnd(C config, CallbackContext context) {}

  /** After the last step, also when the run was stopped. */
  default void onTrainEnd(C config, CallbackContext context) {}
}
