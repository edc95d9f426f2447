package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A layer that repeats features: (N, F) to (N, n, F). */
public final class RepeatVector extends LayerBuilder<RepeatVector> {
  private RepeatVector(Spec spec) {
    super(spec, RepeatVector::new);
  }

  /** This many times. */
  public static RepeatVector of(long n) {
    return new RepeatVector(layer("RepeatVector").with("n", n));
  }
}
