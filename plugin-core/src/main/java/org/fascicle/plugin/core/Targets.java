package org.fascicle.plugin.core;

import org.fascicle.api.exception.DTypeMismatchException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * How targets and predictions go together, for losses and metrics. Predictions are (N, …,
 * features). Targets are of the same shape, or class numbers (N, …); an axis of length 1 at the end
 * of either may be left out in the targets.
 */
public final class Targets {
  private Targets() {}

  /** Whether targets are class numbers: one an element of the predictions' last axis or fewer. */
  public static boolean isSparse(Shape target, Shape prediction) {
    return prediction.dim(-1) != 1 && (target.rank() < prediction.rank() || target.dim(-1) == 1);
  }

  /**
   * Refuses targets that do not have the predictions' shape.
   *
   * @param advice what to do if class numbers came instead
   * @throws ShapeMismatchException if shapes differ
   */
  public static void checkSame(
      String subject, TensorSpec target, TensorSpec prediction, String advice) {
    checkPrediction(subject, prediction);
    if (!agree(target.shape(), prediction.shape())) {
      throw new ShapeMismatchException(
          subject,
          "targets of the predictions' shape " + prediction.shape(),
          target.toString(),
          isSparse(target.shape(), prediction.shape())
              ? advice
              : "Change the last layer, or the targets.");
    }
  }

  /**
   * Refuses targets that are not of the predictions' shape, or predictions of a single class.
   *
   * @param axis of the classes
   * @param advice what to do if class numbers came instead
   * @throws ShapeMismatchException if shapes do not fit
   */
  public static void checkClasses(
      String subject, TensorSpec target, TensorSpec prediction, int axis, String advice) {
    checkSame(subject, target, prediction, advice);
    if (prediction.shape().dim(axis) == 1) {
      throw new ShapeMismatchException(
          subject,
          "predictions of two or more classes",
          prediction.toString(),
          "For yes or no use binary_crossentropy.");
    }
  }

  /**
   * Refuses targets that are not one class number for each of the predictions' rows.
   *
   * @param advice what to do if one-hot targets came instead
   * @throws ShapeMismatchException if shapes do not fit
   */
  public static void checkSparse(
      String subject, TensorSpec target, TensorSpec prediction, String advice) {
    checkSparse(subject, target, prediction, -1, advice);
  }

  /**
   * Refuses targets that are not one class number for each of the predictions' rows.
   *
   * @param axis of the classes
   * @param advice what to do if one-hot targets came instead
   * @throws ShapeMismatchException if shapes do not fit
   */
  public static void checkSparse(
      String subject, TensorSpec target, TensorSpec prediction, int axis, String advice) {
    checkPrediction(subject, prediction);
    Shape rows = prediction.shape().without(axis);
    Shape labels = target.shape().rank() > rows.rank() ? target.shape() : withUnit(target.shape());
    if (!agree(labels, rows.concat(Shape.of(1)))) {
      throw new ShapeMismatchException(
          subject,
          "targets that are class numbers, " + rows,
          target.toString(),
          agree(target.shape(), prediction.shape()) ? advice : "");
    }
  }

  /** The targets in the predictions' shape and element type. */
  public static Tensor same(Tensor target, Tensor prediction) {
    return target.cast(prediction.dtype()).reshape(prediction.shape());
  }

  /** The class numbers, one for each of the predictions' rows. */
  public static Tensor labels(Tensor target, Tensor prediction) {
    Tensor whole = target.dtype() == DType.INT32 ? target : target.cast(DType.INT64);
    return whole.reshape(prediction.shape().without(-1));
  }

  private static void checkPrediction(String subject, TensorSpec prediction) {
    if (prediction.shape().rank() < 2) {
      throw new ShapeMismatchException(
          subject,
          "predictions (None, …, features)",
          prediction.toString(),
          "Let the model end in a layer with one or more features.");
    }
    if (!prediction.dtype().isFloating()) {
      throw new DTypeMismatchException(subject, "real predictions", prediction.toString(), "");
    }
  }

  private static boolean agree(Shape target, Shape prediction) {
    Shape full = target.rank() < prediction.rank() ? withUnit(target) : target;
    if (full.rank() != prediction.rank()) {
      return false;
    }
    for (int axis = 0; axis < full.rank(); axis++) {
      long a = full.dim(axis);
      long b = prediction.dim(axis);
      if (a != b && a != Shape.UNKNOWN && b != Shape.UNKNOWN) {
        return false;
      }
    }
    return true;
  }

  private static Shape withUnit(Shape shape) {
    return shape.concat(Shape.of(1));
  }
}
