package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A layer that gives the mean of each channel of sequences. */
public final class GlobalAveragePooling1D extends LayerBuilder<GlobalAveragePooling1D> {
  private GlobalAveragePooling1D(Spec spec) {
    super(spec, GlobalAveragePooling1D::new);
  }

  /** The layer. */
  public static GlobalAveragePooling1D of() {
    return new GlobalAveragePooling1D(layer("GlobalAveragePooling1D"));
  }

  /** {@code channels_last}, the default, or {@code channels_first}. */
  public GlobalAveragePooling1D dataFormat(String format) {
    return with("data_format", format);
  }

  /** Whether the pooled axes stay, with length 1. */
  public GlobalAveragePooling1D keepdims(boolean kept) {
    return with("keepdims", kept);
  }
}
