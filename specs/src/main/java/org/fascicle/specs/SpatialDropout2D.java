package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A layer that sets a share of the channels of images to zero while training. */
public final class SpatialDropout2D extends LayerBuilder<SpatialDropout2D> {
  private SpatialDropout2D(Spec spec) {
    super(spec, SpatialDropout2D::new);
  }

  /** The share to drop, from 0 to 1. */
  public static SpatialDropout2D of(double rate) {
    return new SpatialDropout2D(layer("SpatialDropout2D").with("rate", rate));
  }

  /** A seed of its own: equal seeds draw equal numbers in every model. */
  public SpatialDropout2D seed(long seed) {
    return with("seed", seed);
  }

  /** {@code channels_last}, the default, or {@code channels_first}. */
  public SpatialDropout2D dataFormat(String format) {
    return with("data_format", format);
  }
}
