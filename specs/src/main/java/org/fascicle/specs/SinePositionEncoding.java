package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A layer that says by waves where in a sequence each step stands, to be added to it. */
public final class SinePositionEncoding extends LayerBuilder<SinePositionEncoding> {
  private SinePositionEncoding(Spec spec) {
    super(spec, SinePositionEncoding::new);
  }

  /** As the paper has it. */
  public static SinePositionEncoding of() {
    return new SinePositionEncoding(layer("SinePositionEncoding"));
  }

  /** The longest wave's length over 2π; 10000 unless set. */
  public SinePositionEncoding maxWavelength(double length) {
    return with("max_wavelength", length);
  }
}
