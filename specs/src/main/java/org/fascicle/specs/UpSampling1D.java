package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A layer that enlarges sequences by whole numbers. */
public final class UpSampling1D extends LayerBuilder<UpSampling1D> {
  private UpSampling1D(Spec spec) {
    super(spec, UpSampling1D::new);
  }

  /** So many times as long. */
  public static UpSampling1D of(long size) {
    return new UpSampling1D(layer("UpSampling1D").with("size", size));
  }
}
