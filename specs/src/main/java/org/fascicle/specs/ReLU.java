package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A layer of max(x, 0). */
public final class ReLU extends LayerBuilder<ReLU> {
  private ReLU(Spec spec) {
    super(spec, ReLU::new);
  }

  /** The plain function. */
  public static ReLU of() {
    return new ReLU(layer("ReLU"));
  }

  /** The greatest value; none unless set. */
  public ReLU maxValue(double maxValue) {
    return with("max_value", maxValue);
  }

  /** The slope below the threshold; 0 unless set. */
  public ReLU negativeSlope(double slope) {
    return with("negative_slope", slope);
  }

  /** Where the slope of 1 begins; 0 unless set. */
  public ReLU threshold(double threshold) {
    return with("threshold", threshold);
  }
}
