package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A layer that adds its inputs. */
public final class Add extends LayerBuilder<Add> {
  private Add(Spec spec) {
    super(spec, Add::new);
  }

  /** The layer. */
  public static Add of() {
    return new Add(layer("Add"));
  }
}
