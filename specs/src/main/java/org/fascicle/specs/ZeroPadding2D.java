package org.fascicle.specs;

import java.util.List;
import org.fascicle.api.model.Spec;

/** A layer that adds zeros at both ends of the height and width of images. */
public final class ZeroPadding2D extends LayerBuilder<ZeroPadding2D> {
  private ZeroPadding2D(Spec spec) {
    super(spec, ZeroPadding2D::new);
  }

  /** As many at every end. */
  public static ZeroPadding2D of(long padding) {
    return new ZeroPadding2D(layer("ZeroPadding2D").with("padding", padding));
  }

  /** So many at both ends of each axis. */
  public static ZeroPadding2D of(long height, long width) {
    return new ZeroPadding2D(layer("ZeroPadding2D").with("padding", List.of(height, width)));
  }

  /** So many at each end. */
  public static ZeroPadding2D of(long top, long bottom, long left, long right) {
    return new ZeroPadding2D(
        layer("ZeroPadding2D")
            .with("padding", List.of(List.of(top, bottom), List.of(left, right))));
  }

  /** {@code channels_last}, the default, or {@code channels_first}. */
  public ZeroPadding2D dataFormat(String format) {
    return with("data_format", format);
  }
}
