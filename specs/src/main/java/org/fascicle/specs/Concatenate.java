package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A layer that puts its inputs one after the other along an axis. */
public final class Concatenate extends LayerBuilder<Concatenate> {
  private Concatenate(Spec spec) {
    super(spec, Concatenate::new);
  }

  /** Along the last axis. */
  public static Concatenate of() {
    return new Concatenate(layer("Concatenate"));
  }

  /** Along an axis, the batch axis N being 0; a negative one counts from the end. */
  public static Concatenate of(int axis) {
    return new Concatenate(layer("Concatenate").with("axis", axis));
  }
}
