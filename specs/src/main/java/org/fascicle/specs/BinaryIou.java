package org.fascicle.specs;

import java.util.Arrays;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** Intersection over union of no (0) and yes (1). */
public final class BinaryIou extends SpecBuilder<BinaryIou> {
  private BinaryIou(Spec spec) {
    super(spec, BinaryIou::new);
  }

  /** The metric. */
  public static BinaryIou of() {
    return new BinaryIou(Spec.of(Kind.METRIC, "binary_iou"));
  }

  /** The classes to average over; both unless set. */
  public BinaryIou targetClassIds(int... targetClassIds) {
    return with("target_class_ids", Arrays.stream(targetClassIds).boxed().toList());
  }

  /** What a prediction must reach to be yes, from 0 to 1; 0.5 unless set. */
  public BinaryIou threshold(double threshold) {
    return with("threshold", threshold);
  }
}
