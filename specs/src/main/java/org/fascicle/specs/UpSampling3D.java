package org.fascicle.specs;

import java.util.List;
import org.fascicle.api.model.Spec;

/** A layer that enlarges volumes by whole numbers. */
public final class UpSampling3D extends LayerBuilder<UpSampling3D> {
  private UpSampling3D(Spec spec) {
    super(spec, UpSampling3D::new);
  }

  /** So many times as long along each axis. */
  public static UpSampling3D of(long size) {
    return new UpSampling3D(layer("UpSampling3D").with("size", size));
  }

  /** So many times as long, axis by axis. */
  public static UpSampling3D of(long depth, long height, long width) {
    return new UpSampling3D(layer("UpSampling3D").with("size", List.of(depth, height, width)));
  }

  /** {@code channels_last}, the default, or {@code channels_first}. */
  public UpSampling3D dataFormat(String format) {
    return with("data_format", format);
  }
}
