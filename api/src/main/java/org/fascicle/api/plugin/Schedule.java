package org.fascicle.api.plugin;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A learning-rate schedule.
 *
 * @param <C> the configuration
 */
@ConsumerType
public interface Schedule<C extends Record> extends Plugin<C> {
  /** The learning rate of a step, counted from 0. */
  double learningRate(C config, long step);
}
