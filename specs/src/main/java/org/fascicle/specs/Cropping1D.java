package org.fascicle.specs;

import java.util.List;
import org.fascicle.api.model.Spec;

/** A layer that cuts both ends of a time axis. */
public final class Cropping1D extends LayerBuilder<Cropping1D> {
  private Cropping1D(Spec spec) {
    super(spec, Cropping1D::new);
  }

  /** As many at either end. */
  public static Cropping1D of(long cropping) {
    return new Cropping1D(layer("Cropping1D").with("cropping", cropping));
  }

  /** So many at the beginning and the end. */
  public static Cropping1D of(long before, long after) {
    return new Cropping1D(layer("Cropping1D").with("cropping", List.of(before, after)));
  }
}
