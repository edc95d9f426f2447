package org.fascicle.plugin.core.schedule;

import org.fascicle.api.plugin.Check;

/** What schedules share. */
final class Rates {
  private Rates() {}

  /** A rate or factor that must be there, at least 0. */
  static double required(String key, Double value) {
    return Check.notNegative(key, Check.required(key, value, "a number of 0 or more"));
  }

  /** A number of steps that must be there, above 0. */
  static double steps(String key, Double value) {
    return Check.positive(key, Check.required(key, value, "a number of steps above 0"));
  }

  /** From 1 at share 0 to 0 at share 1, as half a cosine. */
  static double cosine(double share) {
    return 0.5 * (1 + Math.cos(Math.PI * share));
  }

  /** Between two rates: the first at share 0. */
  static double line(double from, double to, double share) {
    return from + (to - from) * share;
  }
}
