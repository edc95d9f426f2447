package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A layer that gives the mean of each channel of images. */
public final class GlobalAveragePooling2D extends LayerBuilder<GlobalAveragePooling2D> {
  private GlobalAveragePooling2D(Spec spec) {
    super(spec, GlobalAveragePooling2D::new);
  }

  /** The layer. */
  public static GlobalAveragePooling2D of() {
    return new GlobalAveragePooling2D(layer("GlobalAveragePooling2D"));
  }

  /** {@code channels_last}, the default, or {@code channels_first}. */
  public GlobalAveragePooling2D dataFormat(String format) {
    return with("data_format", format);
  }

  /** Whether the pooled axes stay, with length 1. */
  public GlobalAveragePooling2D keepdims(boolean kept) {
    return with("keepdims", kept);
  }
}
