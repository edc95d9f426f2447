package org.fascicle.specs;

import java.util.List;
import org.fascicle.api.model.Spec;

/** A layer that adds zeros at both ends of a time axis. */
public final class ZeroPadding1D extends LayerBuilder<ZeroPadding1D> {
  private ZeroPadding1D(Spec spec) {
    super(spec, ZeroPadding1D::new);
  }

  /** As many at either end. */
  public static ZeroPadding1D of(long padding) {
    return new ZeroPadding1D(layer("ZeroPadding1D").with("padding", padding));
  }

  /** So many at the beginning and the end. */
  public static ZeroPadding1D of(long before, long after) {
    return new ZeroPadding1D(layer("ZeroPadding1D").with("padding", List.of(before, after)));
  }

  /** {@code channels_last}, the default, or {@code channels_first}. */
  public ZeroPadding1D dataFormat(String format) {
    return with("data_format", format);
  }
}
