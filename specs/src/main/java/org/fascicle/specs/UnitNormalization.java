package org.fascicle.specs;

import java.util.Arrays;
import org.fascicle.api.model.Spec;

/** A layer that gives its inputs Euclidean length 1 along axes. */
public final class UnitNormalization extends LayerBuilder<UnitNormalization> {
  private UnitNormalization(Spec spec) {
    super(spec, UnitNormalization::new);
  }

  /** Along the last axis. */
  public static UnitNormalization of() {
    return new UnitNormalization(layer("UnitNormalization"));
  }

  /** Along axes, the batch axis N being 0; a negative one counts from the end. */
  public static UnitNormalization of(int... axis) {
    return new UnitNormalization(
        layer("UnitNormalization").with("axis", Arrays.stream(axis).boxed().toList()));
  }
}
