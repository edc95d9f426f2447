package org.fascicle.api.model;

import java.util.Locale;

/** What a {@link Spec} describes. */
public enum Kind {
  /** A layer. */
  LAYER,
  /** An activation function. */
  ACTIVATION,
  /** A loss. */
  LOSS,
  /** A metric. */
  METRIC,
  /** An optimiser. */
  OPTIMIZER,
  /** A learning-rate schedule. */
  SCHEDULE,
  /** A rule for first values. */
  INITIALIZER,
  /** A penalty added to the loss. */
  REGULARIZER,
  /** A set that a parameter must not leave. */
  CONSTRAINT,
  /** A training callback. */
  CALLBACK,
  /** A dataset. */
  DATASET;

  /** As users say it: {@code optimizer}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return label();
  }
}
