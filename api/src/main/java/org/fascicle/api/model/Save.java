package org.fascicle.api.model;

import java.time.Instant;
import java.util.Optional;

/**
 * What goes into a model's file.
 *
 * @param training whether the optimiser's state and counters go in, for an exact resume
 * @param date the date that the provenance shows; empty for none, so that equal models give equal
 *     files
 */
public record Save(boolean training, Optional<Instant> date) {
  /** Everything, undated. */
  public static final Save ALL = new Save(true, Optional.empty());

  /** Without the optimiser's state: smaller, to predict with. */
  public static final Save WEIGHTS = new Save(false, Optional.empty());

  /** The same with a date. */
  public Save dated(Instant when) {
    return new Save(training, Optional.of(when));
  }
}
