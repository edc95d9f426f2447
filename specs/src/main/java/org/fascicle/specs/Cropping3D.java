package org.fascicle.specs;

import java.util.List;
import org.fascicle.api.model.Spec;

/** A layer that cuts both ends of the three axes of volumes. */
public final class Cropping3D extends LayerBuilder<Cropping3D> {
  private Cropping3D(Spec spec) {
    super(spec, Cropping3D::new);
  }

  /** As many at every end. */
  public static Cropping3D of(long cropping) {
    return new Cropping3D(layer("Cropping3D").with("cropping", cropping));
  }

  /** So many at both ends of each axis. */
  public static Cropping3D of(long depth, long height, long width) {
    return new Cropping3D(layer("Cropping3D").with("cropping", List.of(depth, height, width)));
  }

  /** So many at each end. */
  public static Cropping3D of(long front, long back, long top, long bottom, long left, long right) {
    return new Cropping3D(
        layer("Cropping3D")
            .with(
                "cropping",
                List.of(List.of(front, back), List.of(top, bottom), List.of(left, right))));
  }

  /** {@code channels_last}, the default, or {@code channels_first}. */
  public Cropping3D dataFormat(String format) {
    return with("data_format", format);
  }
}
