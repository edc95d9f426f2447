package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A layer that gives the greatest element of each window of sequences. */
public final class MaxPooling1D extends LayerBuilder<MaxPooling1D> {
  private MaxPooling1D(Spec spec) {
    super(spec, MaxPooling1D::new);
  }

  /** Windows of {@code poolSize}, side by side. */
  public static MaxPooling1D of(long poolSize) {
    return new MaxPooling1D(layer("MaxPooling1D").with("pool_size", poolSize));
  }

  /** How far the window moves. */
  public MaxPooling1D strides(long strides) {
    return with("strides", strides);
  }

  /** {@code valid}, the default, or {@code same}. */
  public MaxPooling1D padding(String padding) {
    return with("padding", padding);
  }

  /** {@code channels_last}, the default, or {@code channels_first}. */
  public MaxPooling1D dataFormat(String format) {
    return with("data_format", format);
  }
}
