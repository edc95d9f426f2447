package org.fascicle.specs;

import java.util.List;
import org.fascicle.api.model.Spec;

/** A layer that cuts both ends of the height and width of images. */
public final class Cropping2D extends LayerBuilder<Cropping2D> {
  private Cropping2D(Spec spec) {
    super(spec, Cropping2D::new);
  }

  /** As many at every end. */
  public static Cropping2D of(long cropping) {
    return new Cropping2D(layer("Cropping2D").with("cropping", cropping));
  }

  /** So many at both ends of each axis. */
  public static Cropping2D of(long height, long width) {
    return new Cropping2D(layer("Cropping2D").with("cropping", List.of(height, width)));
  }

  /** So many at each end. */
  public static Cropping2D of(long top, long bottom, long left, long right) {
    return new Cropping2D(
        layer("Cropping2D").with("cropping", List.of(List.of(top, bottom), List.of(left, right))));
  }

  /** {@code channels_last}, the default, or {@code channels_first}. */
  public Cropping2D dataFormat(String format) {
    return with("data_format", format);
  }
}
