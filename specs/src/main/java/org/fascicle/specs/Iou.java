package org.fascicle.specs;

import java.util.Arrays;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** Intersection over union of chosen classes. */
public final class Iou extends SpecBuilder<Iou> {
  private Iou(Spec spec) {
    super(spec, Iou::new);
  }

  /**
   * The metric.
   *
   * @param numClasses K
   * @param targetClassIds the classes to average over
   */
  public static Iou of(int numClasses, int... targetClassIds) {
    return new Iou(
        Spec.of(Kind.METRIC, "iou")
            .with("num_classes", numClasses)
            .with("target_class_ids", Arrays.stream(targetClassIds).boxed().toList()));
  }

  /** The class number of elements that do not count; none unless set. */
  public Iou ignoreClass(int ignoreClass) {
    return with("ignore_class", ignoreClass);
  }

  /** Whether targets are class numbers, else one-hot; true unless set. */
  public Iou sparseYTrue(boolean sparseYTrue) {
    return with("sparse_y_true", sparseYTrue);
  }

  /** Whether predictions are class numbers, else scores of classes; true unless set. */
  public Iou sparseYPred(boolean sparseYPred) {
    return with("sparse_y_pred", sparseYPred);
  }

  /** The axis of classes; a negative one counts from the end; -1 unless set. */
  public Iou axis(int axis) {
    return with("axis", axis);
  }
}
