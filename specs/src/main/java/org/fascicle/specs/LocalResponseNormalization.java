package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A layer that damps each element by its neighbours in other channels, as in AlexNet. */
public final class LocalResponseNormalization extends LayerBuilder<LocalResponseNormalization> {
  private LocalResponseNormalization(Spec spec) {
    super(spec, LocalResponseNormalization::new);
  }

  /** With AlexNet's numbers. */
  public static LocalResponseNormalization of() {
    return new LocalResponseNormalization(layer("LocalResponseNormalization"));
  }

  /** How many channels a sum has, odd; 5 unless set. */
  public LocalResponseNormalization size(int size) {
    return with("size", size);
  }

  /** The factor of a sum, not divided by the size; 0.0001 unless set. */
  public LocalResponseNormalization alpha(double alpha) {
    return with("alpha", alpha);
  }

  /** The exponent; 0.75 unless set. */
  public LocalResponseNormalization beta(double beta) {
    return with("beta", beta);
  }

  /** What a sum is added to; 2 unless set. */
  public LocalResponseNormalization k(double k) {
    return with("k", k);
  }

  /** {@code channels_last}, the default, or {@code channels_first}. */
  public LocalResponseNormalization dataFormat(String format) {
    return with("data_format", format);
  }
}
