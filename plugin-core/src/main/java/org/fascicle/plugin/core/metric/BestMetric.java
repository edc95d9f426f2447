package org.fascicle.plugin.core.metric;

import org.fascicle.api.plugin.Check;

/**
 * The best value of one measure where another is at least so high, over evenly spaced thresholds.
 */
abstract class BestMetric<C extends Record & BestMetric.Tried> extends ThresholdMetric<C> {
  /** What the configurations have in common. */
  interface Tried {
    /** How many thresholds from 0 to 1 are tried. */
    Integer numThresholds();

    /** Only this class counts; null for all. */
    Integer classId();
  }

  /** The number of thresholds to try, 1 or more; 200 unless set. */
  static int thresholds(String name, Integer given) {
    int count = Check.or(given, 200);
    return Check.that(name + ".num_thresholds", count, count > 0, "a number of 1 or more");
  }

  /** What must be reached, from 0 to 1. */
  static double bound(String key, Double given) {
    return Check.share(key, Check.required(key, given, "a number from 0 to 1"));
  }

  @Override
  final Thresholds thresholds(C config) {
    return Thresholds.even(config.numThresholds(), false);
  }

  @Override
  final Integer classId(C config) {
    return config.classId();
  }
}
