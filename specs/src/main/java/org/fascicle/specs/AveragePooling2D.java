package org.fascicle.specs;

import java.util.List;
import org.fascicle.api.model.Spec;

/** A layer that gives the mean of each window of images. */
public final class AveragePooling2D extends LayerBuilder<AveragePooling2D> {
  private AveragePooling2D(Spec spec) {
    super(spec, AveragePooling2D::new);
  }

  /** Windows of {@code poolSize} along each axis, side by side. */
  public static AveragePooling2D of(long poolSize) {
    return new AveragePooling2D(layer("AveragePooling2D").with("pool_size", poolSize));
  }

  /** Windows of these lengths, side by side. */
  public static AveragePooling2D of(long height, long width) {
    return new AveragePooling2D(
        layer("AveragePooling2D").with("pool_size", List.of(height, width)));
  }

  /** How far the window moves along each axis. */
  public AveragePooling2D strides(long strides) {
    return with("strides", strides);
  }

  /** How far the window moves. */
  public AveragePooling2D strides(long height, long width) {
    return with("strides", List.of(height, width));
  }

  /** {@code valid}, the default, or {@code same}. */
  public AveragePooling2D padding(String padding) {
    return with("padding", padding);
  }

  /** {@code channels_last}, the default, or {@code channels_first}. */
  public AveragePooling2D dataFormat(String format) {
    return with("data_format", format);
  }
}
