package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A layer that gives the greatest element of each channel of images. */
public final class GlobalMaxPooling2D extends LayerBuilder<GlobalMaxPooling2D> {
  private GlobalMaxPooling2D(Spec spec) {
    super(spec, GlobalMaxPooling2D::new);
  }

  /** The layer. */
  public static GlobalMaxPooling2D of() {
    return new GlobalMaxPooling2D(layer("GlobalMaxPooling2D"));
  }

  /** {@code channels_last}, the default, or {@code channels_first}. */
  public GlobalMaxPooling2D dataFormat(String format) {
    return with("data_format", format);
  }

  /** Whether the pooled axes stay, with length 1. */
  public GlobalMaxPooling2D keepdims(boolean kept) {
    return with("keepdims", kept);
  }
}
