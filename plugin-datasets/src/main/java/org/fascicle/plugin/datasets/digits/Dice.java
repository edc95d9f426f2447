package org.fascicle.plugin.datasets.digits;

import org.fascicle.api.random.RandomStream;

/**
 * The random draws of one digit: a pure function of (seed, series, index), so that a digit depends
 * neither on which others were drawn nor on the thread that drew it. Integer and exact IEEE
 * arithmetic alone: the same numbers on every machine.
 */
final class Dice {
  private static final double ROOT_3 = Math.sqrt(3);

  private final RandomStream stream;

  Dice(long seed, int series, long index) {
    stream = new RandomStream(seed, index, series);
  }

  /** Uniform in [low, high). */
  double uniform(double low, double high) {
    return low + (high - low) * ((stream.nextInt() & 0xFFFFFFFFL) * 0x1p-32);
  }

  /** Uniform in 0 … bound − 1; the bias of the multiplication is below bound · 2⁻³². */
  int below(int bound) {
    return (int) (((stream.nextInt() & 0xFFFFFFFFL) * bound) >>> 32);
  }

  /**
   * Bell-shaped with mean 0 and variance 1: the scaled sum of four uniforms (Irwin–Hall). It stays
   * within ±2√3, so that no rare draw tears a digit apart, and needs no logarithm.
   */
  double bell() {
    int a = stream.nextInt();
    int b = stream.nextInt();
    int sum = (a & 0xFFFF) + (a >>> 16) + (b & 0xFFFF) + (b >>> 16);
    return (sum - 2 * 0xFFFF) * (ROOT_3 / 0x10000);
  }
}
