package org.fascicle.platform.internal.session;

import java.time.Duration;

/** Durations as nanoseconds. */
final class Nanos {
  private Nanos() {}

  /** As many nanoseconds as a long holds, at most. */
  static long of(Duration duration) {
    try {
      return duration.toNanos();
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }
}
