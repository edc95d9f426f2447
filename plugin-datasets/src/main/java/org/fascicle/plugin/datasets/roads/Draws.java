package org.fascicle.plugin.datasets.roads;

import org.fascicle.api.random.RandomStream;

/** The random draws of one scene: a pure function of (seed, part, number). */
final class Draws {
  private final RandomStream stream;

  Draws(long seed, int part, long number) {
    stream = new RandomStream(seed, number, part);
  }

  /** Uniform in [low, high). */
  double uniform(double low, double high) {
    return low + (high - low) * ((stream.nextInt() & 0xFFFFFFFFL) * 0x1p-32);
  }

  /** Uniform in 0 … bound − 1. */
  int below(int bound) {
    return (int) (((stream.nextInt() & 0xFFFFFFFFL) * bound) >>> 32);
  }

  /** Yes, with this probability. */
  boolean chance(double probability) {
    return uniform(0, 1) < probability;
  }

  /** One or the other side. */
  int side() {
    return chance(0.5) ? 1 : -1;
  }

  /** Any 32 bits. */
  int bits() {
    return stream.nextInt();
  }

  /** Bell-shaped with mean 0 and variance 1: the scaled sum of four uniforms. */
  double bell() {
    double sum = uniform(0, 1) + uniform(0, 1) + uniform(0, 1) + uniform(0, 1);
    return (sum - 2) * 1.7320508075688772; // √3
  }
}
