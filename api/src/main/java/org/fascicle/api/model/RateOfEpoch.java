package org.fascicle.api.model;

/** A rule that gives each epoch its learning rate, like Keras's {@code LearningRateScheduler}. */
@FunctionalInterface
public interface RateOfEpoch {
  /**
   * The learning rate of an epoch.
   *
   * @param epoch counted from 0
   * @param rate what it is now
   */
  double rate(int epoch, double rate);
}
