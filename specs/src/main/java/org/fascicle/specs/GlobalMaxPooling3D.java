package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A layer that gives the greatest element of each channel of volumes. */
public final class GlobalMaxPooling3D extends LayerBuilder<GlobalMaxPooling3D> {
  private GlobalMaxPooling3D(Spec spec) {
    super(spec, GlobalMaxPooling3D::new);
  }

  /** The layer. */
  public static GlobalMaxPooling3D of() {
    return new GlobalMaxPooling3D(layer("GlobalMaxPooling3D"));
  }

  /** {@code channels_last}, the default, or {@code channels_first}. */
  public GlobalMaxPooling3D dataFormat(String format) {
    return with("data_format", format);
  }

  /** Whether the pooled axes stay, with length 1. */
  public GlobalMaxPooling3D keepdims(boolean kept) {
    return with("keepdims", kept);
  }
}
