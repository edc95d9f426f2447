package org.fascicle.api.model;

import org.fascicle.api.exception.InvalidArgumentException;

/**
 * How {@code predict} and {@code evaluate} read their data.
 *
 * @param batchSize samples a batch
 * @param pad whether a shorter last batch is filled up, so that one prepared plan serves all;
 *     results of the filling are dropped
 */
public record Predict(int batchSize, boolean pad) {
  /** 32 samples a batch, padded. */
  public static final Predict DEFAULT = new Predict(32, true);

  /** Checks. */
  public Predict {
    if (batchSize < 1) {
      throw new InvalidArgumentException("batchSize", "1 or more", batchSize + "", "");
    }
  }

  /** So many samples a batch, padded. */
  public static Predict batchSize(int samples) {
    return new Predict(samples, true);
  }

  /** The same without padding. */
  public Predict unpadded() {
    return new Predict(batchSize, false);
  }
}
