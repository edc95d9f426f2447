package org.fascicle.api.plugin;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Watches a training run and may steer it. Called between steps, never inside one. Stateless: what
 * it must remember it keeps in {@link CallbackContext}.
 *
 * @param <C> the configuration
 */
@ConsumerType
public interface Callback<C extends Record> extends Plugin<C> {
  /** Before the first step. */
  default void onTrainBegin(C config, CallbackContext context) {}

  /** Before the first step of an epoch. */
  default void onEpochBegin(C config, CallbackContext context) {}

  /** After each step; {@code context.logs()} has the running averages. */
  default void onBatchEnd(C config, CallbackContext context) {}

  /** After the last step of an epoch and its validation. */
  default void onEpochEnd(C config, CallbackContext context) {}

  /** After the last step, also when the run was stopped. */
  default void onTrainEnd(C config, CallbackContext context) {}
}
