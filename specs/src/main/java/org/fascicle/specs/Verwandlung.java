package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** Franz Kafka's "Die Verwandlung", in German, in windows of characters. */
public final class Verwandlung extends TextBuilder<Verwandlung> {
  private Verwandlung(Spec spec) {
    super(spec, Verwandlung::new);
  }

  /** The dataset. */
  public static Verwandlung of() {
    return new Verwandlung(DatasetBuilder.dataset("verwandlung"));
  }
}
