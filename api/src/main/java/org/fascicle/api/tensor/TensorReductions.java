package org.fascicle.api.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fascicle.api.op.ArgMax;
import org.fascicle.api.op.ArgMin;
import org.fascicle.api.op.Cast;
import org.fascicle.api.op.CumSum;
import org.fascicle.api.op.LogSumExp;
import org.fascicle.api.op.Max;
import org.fascicle.api.op.Mean;
import org.fascicle.api.op.Min;
import org.fascicle.api.op.Prod;
import org.fascicle.api.op.Sum;
import org.fascicle.api.op.Variance;

/** From many elements to one, along axes. */
public interface TensorReductions extends TensorBase {
  /** The axes as the operations want them: from 0, ascending; all of them if none is given. */
  private List<Integer> resolve(String subject, int... axes) {
    Shape shape = spec().shape();
    boolean[] chosen = new boolean[shape.rank()];
    Arrays.fill(chosen, axes.length == 0);
    for (int axis : axes) {
      chosen[shape.axis(subject, axis)] = true;
    }
    List<Integer> resolved = new ArrayList<>(chosen.length);
    for (int axis = 0; axis < chosen.length; axis++) {
      if (chosen[axis]) {
        resolved.add(axis);
      }
    }
    return resolved;
  }

  /** The sum along axes, which disappear; over all elements if no axis is given. */
  default Tensor sum(int... axes) {
    return sum(false, axes);
  }

  /**
   * The sum along axes; over all elements if no axis is given.
   *
   * @param keepDims whether reduced axes stay, with length 1
   */
  default Tensor sum(boolean keepDims, int... axes) {
    return apply(new Sum(resolve("sum", axes), keepDims));
  }

  /** The mean along axes, which disappear; over all elements if no axis is given. */
  default Tensor mean(int... axes) {
    return mean(false, axes);
  }

  /**
   * The mean along axes; over all elements if no axis is given.
   *
   * @param keepDims whether reduced axes stay, with length 1
   */
  default Tensor mean(boolean keepDims, int... axes) {
    return apply(new Mean(resolve("mean", axes), keepDims));
  }

  /**
   * The variance (divided by n) along axes, which disappear; over all elements if no axis is given.
   */
  default Tensor variance(int... axes) {
    return variance(false, axes);
  }

  /**
   * The variance (divided by n) along axes; over all elements if no axis is given.
   *
   * @param keepDims whether reduced axes stay, with length 1
   */
  default Tensor variance(boolean keepDims, int... axes) {
    return apply(new Variance(resolve("variance", axes), keepDims));
  }

  /** The greatest element along axes, which disappear; over all elements if no axis is given. */
  default Tensor max(int... axes) {
    return max(false, axes);
  }

  /**
   * The greatest element along axes; over all elements if no axis is given.
   *
   * @param keepDims whether reduced axes stay, with length 1
   */
  default Tensor max(boolean keepDims, int... axes) {
    return apply(new Max(resolve("max", axes), keepDims));
  }

  /** The least element along axes, which disappear; over all elements if no axis is given. */
  default Tensor min(int... axes) {
    return min(false, axes);
  }

  /**
   * The least element along axes; over all elements if no axis is given.
   *
   * @param keepDims whether reduced axes stay, with length 1
   */
  default Tensor min(boolean keepDims, int... axes) {
    return apply(new Min(resolve("min", axes), keepDims));
  }

  /** The product along axes, which disappear; over all elements if no axis is given. */
  default Tensor prod(int... axes) {
    return prod(false, axes);
  }

  /**
   * The product along axes; over all elements if no axis is given.
   *
   * @param keepDims whether reduced axes stay, with length 1
   */
  default Tensor prod(boolean keepDims, int... axes) {
    return apply(new Prod(resolve("prod", axes), keepDims));
  }

  /**
   * The logarithm of the sum of exponentials along axes, which disappear; over all elements if no
   * axis is given.
   */
  default Tensor logSumExp(int... axes) {
    return logSumExp(false, axes);
  }

  /**
   * The logarithm of the sum of exponentials along axes; over all elements if no axis is given.
   *
   * @param keepDims whether reduced axes stay, with length 1
   */
  default Tensor logSumExp(boolean keepDims, int... axes) {
    return apply(new LogSumExp(resolve("log_sum_exp", axes), keepDims));
  }

  /** Whether any truth value holds along axes; over all elements if no axis is given. */
  default Tensor any(int... axes) {
    return apply(new Cast(DType.INT32)).max(axes).greater(0);
  }

  /** Whether all truth values hold along axes; over all elements if no axis is given. */
  default Tensor all(int... axes) {
    return apply(new Cast(DType.INT32)).min(axes).greater(0);
  }

  /** The position (INT64) of the greatest element along an axis, which disappears; NaN wins. */
  default Tensor argMax(int axis) {
    return apply(new ArgMax(spec().shape().axis("argmax", axis)));
  }

  /** The position (INT64) of the least element along an axis, which disappears; NaN wins. */
  default Tensor argMin(int axis) {
    return apply(new ArgMin(spec().shape().axis("argmin", axis)));
  }

  /** Sums of all elements up to and including each, along an axis. */
  default Tensor cumSum(int axis) {
    return apply(new CumSum(spec().shape().axis("cumsum", axis), false));
  }
}
