package org.fascicle.specs;

import java.util.List;
import org.fascicle.api.model.Spec;

/** A layer that gives the greatest element of each window of volumes. */
public final class MaxPooling3D extends LayerBuilder<MaxPooling3D> {
  private MaxPooling3D(Spec spec) {
    super(spec, MaxPooling3D::new);
  }

  /** Windows of {@code poolSize} along each axis, side by side. */
  public static MaxPooling3D of(long poolSize) {
    return new MaxPooling3D(layer("MaxPooling3D").with("pool_size", poolSize));
  }

  /** Windows of these lengths, side by side. */
  public static MaxPooling3D of(long depth, long height, long width) {
    return new MaxPooling3D(layer("MaxPooling3D").with("pool_size", List.of(depth, height, width)));
  }

  /** How far the window moves along each axis. */
  public MaxPooling3D strides(long strides) {
    return with("strides", strides);
  }

  /** How far the window moves. */
  public MaxPooling3D strides(long depth, long height, long width) {
    return with("strides", List.of(depth, height, width));
  }

  /** {@code valid}, the default, or {@code same}. */
  public MaxPooling3D padding(String padding) {
    return with("padding", padding);
  }

  /** {@code channels_last}, the default, or {@code channels_first}. */
  public MaxPooling3D dataFormat(String format) {
    return with("data_format", format);
  }
}
