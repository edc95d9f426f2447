package org.fascicle.specs;

import java.util.List;
import org.fascicle.api.model.Spec;

/** A layer that gives the greatest element of each window of images. */
public final class MaxPooling2D extends LayerBuilder<MaxPooling2D> {
  private MaxPooling2D(Spec spec) {
    super(spec, MaxPooling2D::new);
  }

  /** Windows of {@code poolSize} along each axis, side by side. */
  public static MaxPooling2D of(long poolSize) {
    return new MaxPooling2D(layer("MaxPooling2D").with("pool_size", poolSize));
  }

  /** Windows of these lengths, side by side. */
  public static MaxPooling2D of(long height, long width) {
    return new MaxPooling2D(layer("MaxPooling2D").with("pool_size", List.of(height, width)));
  }

  /** How far the window moves along each axis. */
  public MaxPooling2D strides(long strides) {
    return with("strides", strides);
  }

  /** How far the window moves. */
  public MaxPooling2D strides(long height, long width) {
    return with("strides", List.of(height, width));
  }

  /** {@code valid}, the default, or {@code same}. */
  public MaxPooling2D padding(String padding) {
    return with("padding", padding);
  }

  /** {@code channels_last}, the default, or {@code channels_first}. */
  public MaxPooling2D dataFormat(String format) {
    return with("data_format", format);
  }

  /** Whether positions come out as a second result, for {@link MaxUnpooling2D}. */
  public MaxPooling2D returnIndices(boolean returned) {
    return with("return_indices", returned);
  }
}
