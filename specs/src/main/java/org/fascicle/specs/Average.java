package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A layer that averages its inputs. */
public final class Average extends LayerBuilder<Average> {
  private Average(Spec spec) {
    super(spec, Average::new);
  }

  /** The layer. */
  public static Average of() {
    return new Average(layer("Average"));
  }
}
