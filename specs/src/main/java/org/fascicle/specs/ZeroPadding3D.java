package org.fascicle.specs;

import java.util.List;
import org.fascicle.api.model.Spec;

/** A layer that adds zeros at both ends of the three axes of volumes. */
public final class ZeroPadding3D extends LayerBuilder<ZeroPadding3D> {
  private ZeroPadding3D(Spec spec) {
    super(spec, ZeroPadding3D::new);
  }

  /** As many at every end. */
  public static ZeroPadding3D of(long padding) {
    return new ZeroPadding3D(layer("ZeroPadding3D").with("padding", padding));
  }

  /** So many at both ends of each axis. */
  public static ZeroPadding3D of(long depth, long height, long width) {
    return new ZeroPadding3D(layer("ZeroPadding3D").with("padding", List.of(depth, height, width)));
  }

  /** So many at each end. */
  public static ZeroPadding3D of(
      long front, long back, long top, long bottom, long left, long right) {
    return new ZeroPadding3D(
        layer("ZeroPadding3D")
            .with(
                "padding",
                List.of(List.of(front, back), List.of(top, bottom), List.of(left, right))));
  }

  /** {@code channels_last}, the default, or {@code channels_first}. */
  public ZeroPadding3D dataFormat(String format) {
    return with("data_format", format);
  }
}
