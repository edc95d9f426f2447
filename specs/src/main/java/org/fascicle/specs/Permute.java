package org.fascicle.specs;

import java.util.Arrays;
import org.fascicle.api.model.Spec;

/** A layer that puts the axes of each sample in another order. */
public final class Permute extends LayerBuilder<Permute> {
  private Permute(Spec spec) {
    super(spec, Permute::new);
  }

  /** For each axis of the result, which axis of the input it is, counted from 1. */
  public static Permute of(int... dims) {
    return new Permute(layer("Permute").with("dims", Arrays.stream(dims).boxed().toList()));
  }
}
