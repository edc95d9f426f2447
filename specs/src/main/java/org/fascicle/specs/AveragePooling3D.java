package org.fascicle.specs;

import java.util.List;
import org.fascicle.api.model.Spec;

/** A layer that gives the mean of each window of volumes. */
public final class AveragePooling3D extends LayerBuilder<AveragePooling3D> {
  private AveragePooling3D(Spec spec) {
    super(spec, AveragePooling3D::new);
  }

  /** Windows of {@code poolSize} along each axis, side by side. */
  public static AveragePooling3D of(long poolSize) {
    return new AveragePooling3D(layer("AveragePooling3D").with("pool_size", poolSize));
  }

  /** Windows of these lengths, side by side. */
  public static AveragePooling3D of(long depth, long height, long width) {
    return new AveragePooling3D(
        layer("AveragePooling3D").with("pool_size", List.of(depth, height, width)));
  }

  /** How far the window moves along each axis. */
  public AveragePooling3D strides(long strides) {
    return with("strides", strides);
  }

  /** How far the window moves. */
  public AveragePooling3D strides(long depth, long height, long width) {
    return with("strides", List.of(depth, height, width));
  }

  /** {@code valid}, the default, or {@code same}. */
  public AveragePooling3D padding(String padding) {
    return with("padding", padding);
  }

  /** {@code channels_last}, the default, or {@code channels_first}. */
  public AveragePooling3D dataFormat(String format) {
    return with("data_format", format);
  }
}
