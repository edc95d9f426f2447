package org.fascicle.api.random;

/**
 * A sequence of random numbers on the host, drawn from {@link Philox}. Not safe for use by several
 * threads.
 */
public final class RandomStream {
  private final long key;
  private final long site;
  private final long step;
  private final int[] words = new int[4];
  private long block;
  private int next = 4;
  private double spare = Double.NaN;

  /**
   * Creates a stream; equal arguments give equal numbers.
   *
   * @param key the seed
   * @param step the step counter
   * @param site the number of the place that draws
   */
  public RandomStream(long key, long step, long site) {
    this.key = key;
    this.step = step;
    this.site = site;
  }

  /** 32 random bits. */
  public int nextInt() {
    if (next == 4) {
      Philox.block(key, step, site, 0, block++, words, 0);
      next = 0;
    }
    return words[next++];
  }

  /** An integer from 0 to {@code bound} − 1, without bias. */
  public long nextLong(long bound) {
    long limit = Long.divideUnsigned(-1L, bound) * bound;
    while (true) {
      long bits = ((long) nextInt() << 32) | (nextInt() & 0xFFFFFFFFL);
      if (Long.compareUnsigned(bits, limit) < 0) {
        return Long.remainderUnsigned(bits, bound);
      }
    }
  }

  /** Uniform in [0, 1). */
  public double nextDouble() {
    int high = nextInt();
    return Philox.toDouble(high, nextInt());
  }

  /** Standard normal, by the polar form of Box and Muller, with {@link StrictMath}. */
  public double nextGaussian() {
    if (!Double.isNaN(spare)) {
      double value = spare;
      spare = Double.NaN;
      return value;
    }
    double u;
    double v;
    double s;
    do {
      u = 2 * nextDouble() - 1;
      v = 2 * nextDouble() - 1;
      s = u * u + v * v;
    } while (s >= 1 || s == 0);
    double scale = StrictMath.sqrt(-2 * StrictMath.log(s) / s);
    spare = v * scale;
    return u * scale;
  }

  /** A permutation of 0 … n−1 (Fisher and Yates). */
  public int[] permutation(int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = (int) nextLong(i + 1L);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
