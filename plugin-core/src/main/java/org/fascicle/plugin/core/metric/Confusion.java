package org.fascicle.plugin.core.metric;

import java.util.stream.IntStream;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.op.ScatterAdd;
import org.fascicle.api.plugin.MetricContext;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Tensor;

/**
 * A confusion matrix of K classes: the weight of each (actual, predicted) pair.
 *
 * @param matrix (K, K), row-major: rows are actual classes
 * @param classes K
 */
record Confusion(HostArray matrix, int classes) {
  /** From a declared sum. */
  static Confusion of(double[] matrix) {
    int classes = (int) Math.round(Math.sqrt(matrix.length));
    return new Confusion(HostArray.of(matrix, classes, classes), classes);
  }

  /** The weight of a pair. */
  double at(int actual, int predicted) {
    return matrix.get(actual * classes + predicted);
  }

  /** The weight of a class among the actual ones. */
  double actual(int k) {
    return IntStream.range(0, classes).mapToDouble(p -> at(k, p)).sum();
  }

  /** The weight of a class among the predicted ones. */
  double predicted(int k) {
    return IntStream.range(0, classes).mapToDouble(a -> at(a, k)).sum();
  }

  /** The weight of what is right. */
  double right() {
    return IntStream.range(0, classes).mapToDouble(k -> at(k, k)).sum();
  }

  /** The weight of everything. */
  double all() {
    return IntStream.range(0, classes).mapToDouble(this::actual).sum();
  }

  /** Adds pairs to a declared matrix. What has a class out of range does not count. */
  static void add(
      MetricContext context, String sum, Tensor actual, Tensor predicted, Tensor weights) {
    Tensor matrix = context.state(sum);
    double classes = (double) matrix.shape().dim(0);
    Tensor a = actual.cast(DType.INT64);
    Tensor p = predicted.cast(DType.INT64);
    Tensor inside =
        a.greaterEqual(0).and(a.less(classes)).and(p.greaterEqual(0)).and(p.less(classes));
    Tensor index = inside.where(a.mul(classes).add(p), 0);
    Tensor counted = inside.where(Weights.over(context.session(), weights, a.shape()), 0);
    long elements = counted.shape().elements();
    Tensor batch =
        counted
            .reshape(elements)
            .apply(new ScatterAdd(0, matrix.shape().elements()), index.reshape(elements));
    context.updateState(sum, matrix.add(batch.reshape(matrix.shape())));
  }
}
