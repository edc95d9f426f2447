package org.fascicle.specs;

import java.util.List;
import org.fascicle.api.model.Spec;

/** A layer that enlarges images by whole numbers. */
public final class UpSampling2D extends LayerBuilder<UpSampling2D> {
  private UpSampling2D(Spec spec) {
    super(spec, UpSampling2D::new);
  }

  /** So many times as long along each axis. */
  public static UpSampling2D of(long size) {
    return new UpSampling2D(layer("UpSampling2D").with("size", size));
  }

  /** So many times as long, axis by axis. */
  public static UpSampling2D of(long height, long width) {
    return new UpSampling2D(layer("UpSampling2D").with("size", List.of(height, width)));
  }

  /** {@code channels_last}, the default, or {@code channels_first}. */
  public UpSampling2D dataFormat(String format) {
    return with("data_format", format);
  }

  /** {@code nearest}, the default, or {@code bilinear}. */
  public UpSampling2D interpolation(String interpolation) {
    return with("interpolation", interpolation);
  }
}
