package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A layer that adds normal noise while training. */
public final class GaussianNoise extends LayerBuilder<GaussianNoise> {
  private GaussianNoise(Spec spec) {
    super(spec, GaussianNoise::new);
  }

  /** The standard deviation of the noise, from 0 to 1. */
  public static GaussianNoise of(double stddev) {
    return new GaussianNoise(layer("GaussianNoise").with("stddev", stddev));
  }

  /** A seed of its own: equal seeds draw equal numbers in every model. */
  public GaussianNoise seed(long seed) {
    return with("seed", seed);
  }
}
