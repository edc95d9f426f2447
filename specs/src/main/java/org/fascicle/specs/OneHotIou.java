package org.fascicle.specs;

import java.util.Arrays;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** Intersection over union of chosen classes, of one-hot targets. */
public final class OneHotIou extends SpecBuilder<OneHotIou> {
  private OneHotIou(Spec spec) {
    super(spec, OneHotIou::new);
  }

  /**
   * The metric.
   *
   * @param numClasses K
   * @param targetClassIds the classes to average over
   */
  public static OneHotIou of(int numClasses, int... targetClassIds) {
    return new OneHotIou(
        Spec.of(Kind.METRIC, "one_hot_iou")
            .with("num_classes", numClasses)
            .with("target_class_ids", Arrays.stream(targetClassIds).boxed().toList()));
  }

  /** The class number of elements that do not count; none unless set. */
  public OneHotIou ignoreClass(int ignoreClass) {
    return with("ignore_class", ignoreClass);
  }

  /** Whether predictions are class numbers, else scores of classes; false unless set. */
  public OneHotIou sparseYPred(boolean sparseYPred) {
    return with("sparse_y_pred", sparseYPred);
  }

  /** The axis of classes; a negative one counts from the end; -1 unless set. */
  public OneHotIou axis(int axis) {
    return with("axis", axis);
  }
}
