package org.fascicle.specs;

import java.util.Arrays;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** The share of what is scored above a threshold among what is true. */
public final class Recall extends SpecBuilder<Recall> {
  private Recall(Spec spec) {
    super(spec, Recall::new);
  }

  /** The metric. */
  public static Recall of() {
    return new Recall(Spec.of(Kind.METRIC, "recall"));
  }

  /** What a score must be above, from 0 to 1, one value each; 0.5 unless set. */
  public Recall thresholds(double... thresholds) {
    return with("thresholds", Arrays.stream(thresholds).boxed().toList());
  }

  /** Only this many of the highest scores of a row count; all unless set. */
  public Recall topK(int topK) {
    return with("top_k", topK);
  }

  /** Only this class counts; all unless set. */
  public Recall classId(int classId) {
    return with("class_id", classId);
  }
}
