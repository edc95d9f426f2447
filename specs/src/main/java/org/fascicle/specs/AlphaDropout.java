package org.fascicle.specs;

import java.util.Arrays;
import org.fascicle.api.model.Spec;

/**
 * A layer that drops a share of its inputs while training such that mean and variance stay: for
 * SELU.
 */
public final class AlphaDropout extends LayerBuilder<AlphaDropout> {
  private AlphaDropout(Spec spec) {
    super(spec, AlphaDropout::new);
  }

  /** The share to drop, from 0 to less than 1. */
  public static AlphaDropout of(double rate) {
    return new AlphaDropout(layer("AlphaDropout").with("rate", rate));
  }

  /**
   * The shape of what is drawn, N included: along an axis of length 1 all elements share their
   * fate; null stands for the length of the input's axis.
   */
  public AlphaDropout noiseShape(Long... shape) {
    return with("noise_shape", Arrays.asList(shape));
  }

  /** A seed of its own: equal seeds draw equal numbers in every model. */
  public AlphaDropout seed(long seed) {
    return with("seed", seed);
  }
}
