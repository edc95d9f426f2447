package org.fascicle.specs;

import org.fascicle.api.model.Spec;
import org.fascicle.api.model.SpecSource;

/** A layer that applies another one to each time step. */
public final class TimeDistributed extends LayerBuilder<TimeDistributed> {
  private TimeDistributed(Spec spec) {
    super(spec, TimeDistributed::new);
  }

  /** This layer, to each step. */
  public static TimeDistributed of(SpecSource layer) {
    return new TimeDistributed(layer("TimeDistributed").with("layer", layer));
  }
}
