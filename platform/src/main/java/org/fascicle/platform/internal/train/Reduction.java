package org.fascicle.platform.internal.train;

import java.util.Locale;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Spec;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;

/**
 * How the losses of a batch become one, as in Keras 3 (keras/src/losses/loss.py). Masked ones
 * neither count nor are counted.
 */
enum Reduction {
  /** The weighted sum over the number of losses. */
  SUM_OVER_BATCH_SIZE,
  /** The same, under another name. */
  MEAN,
  /** The weighted sum over the sum of weights. */
  MEAN_WITH_SAMPLE_WEIGHT,
  /** The weighted sum. */
  SUM;

  /** The key of a loss's configuration. */
  static final String KEY = "reduction";

  /**
   * What a loss's configuration asks for.
   *
   * @throws InvalidArgumentException if it is none of these
   */
  static Reduction of(Spec loss, String where) {
    Object given = loss.config().get(KEY);
    if (given == null) {
      return SUM_OVER_BATCH_SIZE;
    }
    for (Reduction reduction : values()) {
      if (reduction.label().equals(given)) {
        return reduction;
      }
    }
    throw new InvalidArgumentException(
        where + ": " + loss.type() + "." + KEY,
        "sum_over_batch_size, mean, mean_with_sample_weight or sum",
        "\"" + given + "\"",
        "Training needs one number a batch.");
  }

  private String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * One loss, a scalar.
   *
   * @param values (N, T …), or () for one number a batch
   * @param mask BOOL, with as many axes or fewer; null for none
   * @param weights (N), null for ones
   */
  Tensor apply(Tensor values, Tensor mask, Tensor weights) {
    if (mask == null && weights == null) {
      return this == SUM ? values.sum() : values.mean();
    }
    Tensor scale = scale(values, mask, weights);
    // What a mask hides may be anything, NaN too.
    Tensor seen = mask == null ? values : fit(mask, values.shape()).where(values, 0);
    Tensor weighted = seen.mul(scale).sum();
    return switch (this) {
      case SUM -> weighted;
      case MEAN_WITH_SAMPLE_WEIGHT ->
          weighted.div(orOne(scale.broadcastTo(shape(values, scale)).sum()));
      default -> weighted.div((double) Math.max(1, shape(values, scale).elements()));
    };
  }

  private Tensor scale(Tensor values, Tensor mask, Tensor weights) {
    Tensor scale = null;
    if (mask != null) {
      Tensor valid = mask.cast(values.dtype());
      if (this == SUM_OVER_BATCH_SIZE || this == MEAN) {
        double all = (double) valid.shape().elements();
        valid = valid.mul(orOne(valid.sum()).rdiv(all));
      }
      scale = fit(valid, values.shape());
    }
    if (weights != null) {
      Tensor w = fit(weights, values.shape());
      scale = scale == null ? w : scale.mul(w);
    }
    return scale;
  }

  private static Shape shape(Tensor values, Tensor scale) {
    return Shape.broadcast(KEY, values.shape(), scale.shape());
  }

  /** A divisor that is not 0: where there is nothing to divide, the sum above it is 0 too. */
  private static Tensor orOne(Tensor sum) {
    return sum.equal(0).where(1, sum);
  }

  /** With axes of length 1 behind, so that it broadcasts over what has more axes. */
  static Tensor fit(Tensor weights, Shape to) {
    Shape shape = weights.shape();
    while (shape.rank() < to.rank()) {
      shape = shape.concat(Shape.of(1));
    }
    return shape.rank() == weights.shape().rank() ? weights : weights.reshape(shape);
  }
}
