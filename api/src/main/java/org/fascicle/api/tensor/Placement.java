package org.fascicle.api.tensor;

import java.time.Duration;
import java.util.List;

/**
 * How a session chooses its backend, and what it does when that backend leaves.
 *
 * @param mode the policy
 * @param order backend names, preferred first; a pin names the pinned one first
 * @param patience how long work waits for a backend before it fails; {@link #FOREVER} for no limit
 */
public record Placement(Mode mode, List<String> order, Duration patience) {
  /** The policies. */
  public enum Mode {
    /** The first of the order that is there; moves back when a preferred one returns. */
    PREFER,
    /** The first of the order only; waits while it is away. */
    PIN_WAIT,
    /** The first of the order; while it is away, the next that is there. */
    PIN_FALLBACK
  }

  /** Wait as long as it takes. */
  public static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

  /** CPU before reference: what a session does unless told otherwise. */
  public static final Placement DEFAULT = prefer("cpu", "reference");

  /** Checks and copies. */
  public Placement {
    order = List.copyOf(order);
    if (order.isEmpty()) {
      throw new org.fascicle.api.exception.InvalidArgumentException(
          "Placement", "at least one backend name", "none", "");
    }
  }

  /** The first of these that is there; moves back when a preferred one returns. */
  public static Placement prefer(String... order) {
    return new Placement(Mode.PREFER, List.of(order), FOREVER);
  }

  /** This backend only; waits while it is away. */
  public static Placement pinWait(String backend) {
    return new Placement(Mode.PIN_WAIT, List.of(backend), FOREVER);
  }

  /** This backend; while it is away, cpu or reference. */
  public static Placement pinFallback(String backend) {
    return new Placement(Mode.PIN_FALLBACK, List.of(backend, "cpu", "reference"), FOREVER);
  }

  /** The same, but work fails when no backend has come after this long. */
  public Placement patience(Duration limit) {
    return new Placement(mode, order, limit);
  }
}
