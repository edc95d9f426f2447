package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A layer that sets a share of the channels of sequences to zero while training. */
public final class SpatialDropout1D extends LayerBuilder<SpatialDropout1D> {
  private SpatialDropout1D(Spec spec) {
    super(spec, SpatialDropout1D::new);
  }

  /** The share to drop, from 0 to 1. */
  public static SpatialDropout1D of(double rate) {
    return new SpatialDropout1D(layer("SpatialDropout1D").with("rate", rate));
  }

  /** A seed of its own: equal seeds draw equal numbers in every model. */
  public SpatialDropout1D seed(long seed) {
    return with("seed", seed);
  }
}
