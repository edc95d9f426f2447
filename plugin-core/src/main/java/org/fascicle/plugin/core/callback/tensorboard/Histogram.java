package org.fascicle.plugin.core.callback.tensorboard;

import java.util.Arrays;

/** How numbers spread: thirty equal buckets, as many as Keras's. */
final class Histogram {
  private static final int BUCKETS = 30;

  private Histogram() {}

  /** The message HistogramProto; numbers that are not finite are left out. */
  static Message of(double... values) {
    double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
    double low = Arrays.stream(finite).min().orElse(0);
    double high = Arrays.stream(finite).max().orElse(0);
    double[] limits = limits(low, high);
    double[] counts = new double[limits.length];
    for (double value : finite) {
      int bucket = high > low ? (int) ((value - low) / (high - low) * limits.length) : 0;
      counts[Math.min(bucket, limits.length - 1)]++;
    }
    return new Message()
        .float64(1, low)
        .float64(2, high)
        .float64(3, finite.length)
        .float64(4, Arrays.stream(finite).sum())
        .float64(5, Arrays.stream(finite).map(value -> value * value).sum())
        .packed(6, limits)
        .packed(7, counts);
  }

  /** Upper ends of the buckets; one bucket if all numbers are equal. */
  private static double[] limits(double low, double high) {
    if (!(high > low)) {
      return new double[] {high};
    }
    double[] limits = new double[BUCKETS];
    for (int i = 0; i < BUCKETS; i++) {
      limits[i] = low + (high - low) * (i + 1) / BUCKETS;
    }
    return limits;
  }
}
