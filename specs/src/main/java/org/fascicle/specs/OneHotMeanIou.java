package org.fascicle.specs;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** Intersection over union of all classes, of one-hot targets. */
public final class OneHotMeanIou extends SpecBuilder<OneHotMeanIou> {
  private OneHotMeanIou(Spec spec) {
    super(spec, OneHotMeanIou::new);
  }

  /**
   * The metric.
   *
   * @param numClasses K
   */
  public static OneHotMeanIou of(int numClasses) {
    return new OneHotMeanIou(
        Spec.of(Kind.METRIC, "one_hot_mean_iou").with("num_classes", numClasses));
  }

  /** The class number of elements that do not count; none unless set. */
  public OneHotMeanIou ignoreClass(int ignoreClass) {
    return with("ignore_class", ignoreClass);
  }

  /** Whether predictions are class numbers, else scores of classes; false unless set. */
  public OneHotMeanIou sparseYPred(boolean sparseYPred) {
    return with("sparse_y_pred", sparseYPred);
  }

  /** The axis of classes; a negative one counts from the end; -1 unless set. */
  public OneHotMeanIou axis(int axis) {
    return with("axis", axis);
  }
}
