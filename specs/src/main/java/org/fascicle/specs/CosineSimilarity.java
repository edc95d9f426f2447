package org.fascicle.specs;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** Minus the cosine of the angle between target and prediction. */
public final class CosineSimilarity extends LossBuilder<CosineSimilarity> {
  private CosineSimilarity(Spec spec) {
    super(spec, CosineSimilarity::new);
  }

  /** The loss. */
  public static CosineSimilarity of() {
    return new CosineSimilarity(Spec.of(Kind.LOSS, "cosine_similarity"));
  }

  /** The axis of classes or features; a negative one counts from the end; -1 unless set. */
  public CosineSimilarity axis(int axis) {
    return with("axis", axis);
  }
}
