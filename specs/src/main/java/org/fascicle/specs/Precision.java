package org.fascicle.specs;

import java.util.Arrays;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** The share of what is true among what is scored above a threshold. */
public final class Precision extends SpecBuilder<Precision> {
  private Precision(Spec spec) {
    super(spec, Precision::new);
  }

  /** The metric. */
  public static Precision of() {
    return new Precision(Spec.of(Kind.METRIC, "precision"));
  }

  /** What a score must be above, from 0 to 1, one value each; 0.5 unless set. */
  public Precision thresholds(double... thresholds) {
    return with("thresholds", Arrays.stream(thresholds).boxed().toList());
  }

  /** Only this many of the highest scores of a row count; all unless set. */
  public Precision topK(int topK) {
    return with("top_k", topK);
  }

  /** Only this class counts; all unless set. */
  public Precision classId(int classId) {
    return with("class_id", classId);
  }
}
