package org.fascicle.platform.internal.train;

import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.random.RandomStream;
import org.fascicle.platform.internal.model.Sites;

/** In which order an epoch reads the samples: depends on seed and epoch alone. */
final class Order {
  private static final long SHUFFLE = Sites.of("fit/shuffle");

  private final long[] order;

  Order(long samples) {
    if (samples > Integer.MAX_VALUE - 8) {
      throw new InvalidArgumentException(
          "Data", "less than 2³¹ samples", samples + "", "Give a part of them at a time.");
    }
    order = new long[(int) samples];
  }

  /** The samples as they come. */
  long[] straight() {
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    return order;
  }

  /** The samples of an epoch, shuffled. */
  long[] shuffled(long seed, int epoch) {
    RandomStream random = new RandomStream(seed, epoch, SHUFFLE);
    // Fisher and Yates, from the inside out.
    for (int i = 0; i < order.length; i++) {
      int j = (int) random.nextLong(i + 1L);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
