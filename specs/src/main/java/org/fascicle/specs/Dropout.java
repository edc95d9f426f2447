package org.fascicle.specs;

import java.util.Arrays;
import org.fascicle.api.model.Spec;

/** A layer that sets a share of its inputs to zero while training and scales up the rest. */
public final class Dropout extends LayerBuilder<Dropout> {
  private Dropout(Spec spec) {
    super(spec, Dropout::new);
  }

  /** The share to drop, from 0 to 1. */
  public static Dropout of(double rate) {
    return new Dropout(layer("Dropout").with("rate", rate));
  }

  /**
   * The shape of what is drawn, N included: along an axis of length 1 all elements share their
   * fate; null stands for the length of the input's axis.
   */
  public Dropout noiseShape(Long... shape) {
    return with("noise_shape", Arrays.asList(shape));
  }

  /** A seed of its own: equal seeds draw equal numbers in every model. */
  public Dropout seed(long seed) {
    return with("seed", seed);
  }
}
