package org.fascicle.specs;

import java.util.List;
import org.fascicle.api.model.Spec;

/**
 * A layer that puts elements back where a {@link MaxPooling2D} found them. Call it on the elements
 * and the positions.
 */
public final class MaxUnpooling2D extends LayerBuilder<MaxUnpooling2D> {
  private MaxUnpooling2D(Spec spec) {
    super(spec, MaxUnpooling2D::new);
  }

  /** Windows of {@code poolSize} along each axis, side by side. */
  public static MaxUnpooling2D of(long poolSize) {
    return new MaxUnpooling2D(layer("MaxUnpooling2D").with("pool_size", poolSize));
  }

  /** Windows of these lengths, side by side. */
  public static MaxUnpooling2D of(long height, long width) {
    return new MaxUnpooling2D(layer("MaxUnpooling2D").with("pool_size", List.of(height, width)));
  }

  /** How far the window moved. */
  public MaxUnpooling2D strides(long height, long width) {
    return with("strides", List.of(height, width));
  }

  /** {@code valid}, the default, or {@code same}. */
  public MaxUnpooling2D padding(String padding) {
    return with("padding", padding);
  }

  /** H and W of the result, where pooling could have come from several. */
  public MaxUnpooling2D outputSize(long height, long width) {
    return with("output_size", List.of(height, width));
  }

  /** {@code channels_last}, the default, or {@code channels_first}. */
  public MaxUnpooling2D dataFormat(String format) {
    return with("data_format", format);
  }
}
