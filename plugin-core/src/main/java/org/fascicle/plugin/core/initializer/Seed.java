package org.fascicle.plugin.core.initializer;

import org.fascicle.api.random.RandomStream;

/**
 * The configuration of a random rule that has no other.
 *
 * @param seed if set, the rule gives the same values every time; otherwise the platform's stream
 */
public record Seed(Long seed) {
  /** The stream to draw from. */
  static RandomStream stream(Long seed, RandomStream random) {
    return seed == null ? random : new RandomStream(seed, 0, 0);
  }
}
