package org.fascicle.platform.internal.train;

import java.util.Arrays;

/** How long steps took. Keeps at most 65,536 of them, evenly thinned out. */
final class StepTimes {
  private static final int LIMIT = 1 << 16;
  private static final int WARM_UP = 100;

  private long[] nanos = new long[1024];
  private int kept;
  private long seen;
  private long stride = 1;

  /** Notes a step. */
  void add(long duration) {
    if (seen++ % stride != 0) {
      return;
    }
    if (kept == LIMIT) {
      thinOut();
      if ((seen - 1) % stride != 0) {
        return;
      }
    }
    if (kept == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * kept);
    }
    nanos[kept++] = duration;
  }

  private void thinOut() {
    for (int i = 0; i < LIMIT / 2; i++) {
      nanos[i] = nanos[2 * i];
    }
    kept = LIMIT / 2;
    stride *= 2;
  }

  /** Steps noted. */
  long count() {
    return seen;
  }

  /** The median in milliseconds, the first 100 steps left out if there are more; NaN for none. */
  double medianMillis() {
    int skip = seen > WARM_UP ? (int) ((WARM_UP + stride - 1) / stride) : 0;
    if (kept <= skip) {
      return Double.NaN;
    }
    long[] sorted = Arrays.copyOfRange(nanos, skip, kept);
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
    return median / 1e6;
  }
}
