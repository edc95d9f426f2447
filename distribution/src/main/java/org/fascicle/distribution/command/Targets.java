package org.fascicle.distribution.command;

import java.util.List;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.tensor.TensorSpec;

/** What a dataset's targets ask of a classifier. */
final class Targets {
  private Targets() {}

  /** The loss that fits: one-hot rows, or class numbers. */
  static String loss(Dataset data) {
    TensorSpec target = target(data);
    boolean oneHot = target.shape().rank() == 1 && target.shape().dim(0) > 1;
    return oneHot ? "categorical_crossentropy" : "sparse_categorical_crossentropy";
  }

  /** The number of classes. */
  static long classes(Dataset data) {
    TensorSpec target = target(data);
    if (target.shape().rank() == 1 && target.shape().dim(0) > 1) {
      return target.shape().dim(0);
    }
    List<String> names = data.classNames();
    if (names.isEmpty()) {
      throw new InvalidArgumentException(
          "train", "a data set that names its classes", "none", "Give the layers with --layers.");
    }
    return names.size();
  }

  private static TensorSpec target(Dataset data) {
    if (data.targets().isEmpty()) {
      throw new InvalidArgumentException(
          "train", "a data set with targets", "one without", "Choose another with --dataset.");
    }
    return data.targets().get(0);
  }
}
