package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A layer that sets a share of the channels of volumes to zero while training. */
public final class SpatialDropout3D extends LayerBuilder<SpatialDropout3D> {
  private SpatialDropout3D(Spec spec) {
    super(spec, SpatialDropout3D::new);
  }

  /** The share to drop, from 0 to 1. */
  public static SpatialDropout3D of(double rate) {
    return new SpatialDropout3D(layer("SpatialDropout3D").with("rate", rate));
  }

  /** A seed of its own: equal seeds draw equal numbers in every model. */
  public SpatialDropout3D seed(long seed) {
    return with("seed", seed);
  }

  /** {@code channels_last}, the default, or {@code channels_first}. */
  public SpatialDropout3D dataFormat(String format) {
    return with("data_format", format);
  }
}
