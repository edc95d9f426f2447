package org.fascicle.platform.internal.train;

import java.nio.ByteBuffer;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.plugin.Labels;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;

/** Looks at the elements of a batch's targets before they are used. */
@FunctionalInterface
interface LabelCheck {
  /** Takes everything. */
  LabelCheck NONE = (batch, samples, indices, from) -> {};

  /** How far the sum of a distribution may be from 1: float32 labels of many classes add up. */
  double TOLERANCE = 1e-3;

  /**
   * Refuses what does not fit.
   *
   * @param batch the elements as read
   * @param indices sample numbers
   * @param from index of the first
   * @throws InvalidArgumentException names the sample and what it holds
   */
  void batch(ByteBuffer batch, int samples, long[] indices, int from);

  /**
   * What a loss asks of its targets.
   *
   * @param name of the targets, for messages
   * @param loss its type, for messages
   * @param sample one sample as read
   */
  static LabelCheck of(String name, String loss, Labels labels, TensorSpec sample) {
    return switch (labels.meaning()) {
      case REALS -> NONE;
      case CLASSES -> classes(name, labels, sample);
      case SHARES -> shares(name, loss, sample);
      case DISTRIBUTIONS -> distributions(name, loss, labels.axis() - 1, sample);
    };
  }

  private static LabelCheck classes(String name, Labels labels, TensorSpec sample) {
    int width = Math.toIntExact(sample.shape().elements());
    DType dtype = sample.dtype();
    double ignored = labels.ignored().isPresent() ? labels.ignored().getAsLong() : -1;
    boolean ignores = labels.ignored().isPresent();
    return (batch, samples, indices, from) -> {
      for (int i = 0; i < samples * width; i++) {
        double label = Convert.real(batch, dtype, i);
        if (!(label >= 0 && label < labels.classes()) && !(ignores && label == ignored)) {
          throw new InvalidArgumentException(
              name,
              "class numbers from 0 to " + (labels.classes() - 1),
              "label " + number(label) + " at sample " + indices[from + i / width],
              "Give the model as many outputs as there are classes, or correct the labels.");
        }
      }
    };
  }

  private static LabelCheck shares(String name, String loss, TensorSpec sample) {
    int width = Math.toIntExact(sample.shape().elements());
    DType dtype = sample.dtype();
    return (batch, samples, indices, from) -> {
      for (int i = 0; i < samples * width; i++) {
        double value = Convert.real(batch, dtype, i);
        if (!(value >= 0 && value <= 1)) {
          throw new InvalidArgumentException(
              name,
              "numbers from 0 to 1, which " + loss + " needs",
              number(value) + " at sample " + indices[from + i / width],
              "Make the labels 0 and 1, or choose another loss.");
        }
      }
    };
  }

  private static LabelCheck distributions(String name, String loss, int axis, TensorSpec sample) {
    Shape shape = sample.shape();
    int width = Math.toIntExact(shape.elements());
    int classes = Math.toIntExact(shape.dim(axis));
    int stride = Math.toIntExact(shape.slice(axis + 1, shape.rank()).elements());
    DType dtype = sample.dtype();
    return (batch, samples, indices, from) -> {
      for (int row = 0; row < samples * width / classes; row++) {
        int first = row / stride * stride * classes + row % stride;
        double sum = 0;
        boolean below = false;
        for (int k = 0; k < classes; k++) {
          double value = Convert.real(batch, dtype, first + k * stride);
          sum += value;
          below |= value < 0;
        }
        if (below || !(Math.abs(sum - 1) <= TOLERANCE)) {
          throw new InvalidArgumentException(
              name,
              "one-hot rows or distributions, which "
                  + loss
                  + " needs: numbers from 0 on whose sum is 1",
              (below ? "a number below 0" : "the sum " + number(sum))
                  + " at sample "
                  + indices[from + first / width],
              "For several labels a sample use binary_crossentropy; for weights, sample weights.");
        }
      }
    };
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }
}
