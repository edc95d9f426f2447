package org.fascicle.specs;

import java.util.Arrays;
import org.fascicle.api.model.Spec;

/** A layer that computes eˣ over its sum; what is masked does not take part. */
public final class Softmax extends LayerBuilder<Softmax> {
  private Softmax(Spec spec) {
    super(spec, Softmax::new);
  }

  /** Along the last axis. */
  public static Softmax of() {
    return new Softmax(layer("Softmax"));
  }

  /** Along axes, the batch axis N being 0; a negative one counts from the end. */
  public static Softmax of(int... axis) {
    return new Softmax(layer("Softmax").with("axis", Arrays.stream(axis).boxed().toList()));
  }
}
