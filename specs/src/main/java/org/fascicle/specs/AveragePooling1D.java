package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A layer that gives the mean of each window of sequences. */
public final class AveragePooling1D extends LayerBuilder<AveragePooling1D> {
  private AveragePooling1D(Spec spec) {
    super(spec, AveragePooling1D::new);
  }

  /** Windows of {@code poolSize}, side by side. */
  public static AveragePooling1D of(long poolSize) {
    return new AveragePooling1D(layer("AveragePooling1D").with("pool_size", poolSize));
  }

  /** How far the window moves. */
  public AveragePooling1D strides(long strides) {
    return with("strides", strides);
  }

  /** {@code valid}, the default, or {@code same}. */
  public AveragePooling1D padding(String padding) {
    return with("padding", padding);
  }

  /** {@code channels_last}, the default, or {@code channels_first}. */
  public AveragePooling1D dataFormat(String format) {
    return with("data_format", format);
  }
}
