package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A layer that gives the mean of each channel of volumes. */
public final class GlobalAveragePooling3D extends LayerBuilder<GlobalAveragePooling3D> {
  private GlobalAveragePooling3D(Spec spec) {
    super(spec, GlobalAveragePooling3D::new);
  }

  /** The layer. */
  public static GlobalAveragePooling3D of() {
    return new GlobalAveragePooling3D(layer("GlobalAveragePooling3D"));
  }

  /** {@code channels_last}, the default, or {@code channels_first}. */
  public GlobalAveragePooling3D dataFormat(String format) {
    return with("data_format", format);
  }

  /** Whether the pooled axes stay, with length 1. */
  public GlobalAveragePooling3D keepdims(boolean kept) {
    return with("keepdims", kept);
  }
}
