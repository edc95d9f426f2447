package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A layer that makes one axis of all but the batch axis: (N, …) to (N, features). */
public final class Flatten extends LayerBuilder<Flatten> {
  private Flatten(Spec spec) {
    super(spec, Flatten::new);
  }

  /** The layer. */
  public static Flatten of() {
    return new Flatten(layer("Flatten"));
  }

  /**
   * {@code channels_last}, the default, or {@code channels_first}: the axis behind N becomes the
   * innermost.
   */
  public Flatten dataFormat(String format) {
    return with("data_format", format);
  }
}
