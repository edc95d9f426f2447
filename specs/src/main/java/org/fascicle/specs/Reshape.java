package org.fascicle.specs;

import java.util.Arrays;
import org.fascicle.api.model.Spec;

/** A layer that gives each sample another shape. */
public final class Reshape extends LayerBuilder<Reshape> {
  private Reshape(Spec spec) {
    super(spec, Reshape::new);
  }

  /**
   * The shape of one output sample, without the batch axis N; one axis may be -1, computed from the
   * rest.
   */
  public static Reshape of(long... targetShape) {
    return new Reshape(
        layer("Reshape").with("target_shape", Arrays.stream(targetShape).boxed().toList()));
  }
}
