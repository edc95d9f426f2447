package org.fascicle.specs;

import java.util.Arrays;
import org.fascicle.api.model.Spec;

/** A layer that normalises the features of each sample. */
public final class LayerNormalization extends NormalizationBuilder<LayerNormalization> {
  private LayerNormalization(Spec spec) {
    super(spec, LayerNormalization::new);
  }

  /** Features in the last axis. */
  public static LayerNormalization of() {
    return new LayerNormalization(layer("LayerNormalization"));
  }

  /** Features in these axes, the batch axis N being 0; a negative one counts from the end. */
  public static LayerNormalization of(int... axis) {
    return new LayerNormalization(
        layer("LayerNormalization").with("axis", Arrays.stream(axis).boxed().toList()));
  }
}
