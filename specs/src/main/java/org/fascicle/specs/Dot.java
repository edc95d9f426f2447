package org.fascicle.specs;

import java.util.List;
import org.fascicle.api.model.Spec;

/** A layer that sums, for each sample, the products of its two inputs along an axis of either. */
public final class Dot extends LayerBuilder<Dot> {
  private Dot(Spec spec) {
    super(spec, Dot::new);
  }

  /**
   * Along this axis of both inputs, the batch axis N being 0; a negative one counts from the end.
   */
  public static Dot of(int axis) {
    return new Dot(layer("Dot").with("axes", axis));
  }

  /** Whether the inputs get length 1 along the axes first; false unless set. */
  public Dot normalize(boolean normalize) {
    return with("normalize", normalize);
  }

  /** Along an axis of the first input and one of the second. */
  public static Dot of(int axisOfFirst, int axisOfSecond) {
    return new Dot(layer("Dot").with("axes", List.of(axisOfFirst, axisOfSecond)));
  }
}
