package org.fascicle.specs;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** Intersection over union of all classes. */
public final class MeanIou extends SpecBuilder<MeanIou> {
  private MeanIou(Spec spec) {
    super(spec, MeanIou::new);
  }

  /**
   * The metric.
   *
   * @param numClasses K
   */
  public static MeanIou of(int numClasses) {
    return new MeanIou(Spec.of(Kind.METRIC, "mean_iou").with("num_classes", numClasses));
  }

  /** The class number of elements that do not count; none unless set. */
  public MeanIou ignoreClass(int ignoreClass) {
    return with("ignore_class", ignoreClass);
  }

  /** Whether targets are class numbers, else one-hot; true unless set. */
  public MeanIou sparseYTrue(boolean sparseYTrue) {
    return with("sparse_y_true", sparseYTrue);
  }

  /** Whether predictions are class numbers, else scores of classes; true unless set. */
  public MeanIou sparseYPred(boolean sparseYPred) {
    return with("sparse_y_pred", sparseYPred);
  }

  /** The axis of classes; a negative one counts from the end; -1 unless set. */
  public MeanIou axis(int axis) {
    return with("axis", axis);
  }
}
