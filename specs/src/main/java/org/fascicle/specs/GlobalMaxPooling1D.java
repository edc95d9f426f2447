package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A layer that gives the greatest element of each channel of sequences. */
public final class GlobalMaxPooling1D extends LayerBuilder<GlobalMaxPooling1D> {
  private GlobalMaxPooling1D(Spec spec) {
    super(spec, GlobalMaxPooling1D::new);
  }

  /** The layer. */
  public static GlobalMaxPooling1D of() {
    return new GlobalMaxPooling1D(layer("GlobalMaxPooling1D"));
  }

  /** {@code channels_last}, the default, or {@code channels_first}. */
  public GlobalMaxPooling1D dataFormat(String format) {
    return with("data_format", format);
  }

  /** Whether the pooled axes stay, with length 1. */
  public GlobalMaxPooling1D keepdims(boolean kept) {
    return with("keepdims", kept);
  }
}
