package org.fascicle.plugin.core.metric;

import org.fascicle.api.op.Fill;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;

/** Weights of samples, laid over what a metric counts. */
final class Weights {
  private Weights() {}

  /**
   * FLOAT64 weights of a shape.
   *
   * @param weights (N), or (N, T …); null for ones
   * @param to (N, …), with as many axes or more
   */
  static Tensor over(Session session, Tensor weights, Shape to) {
    if (weights == null) {
      return session.apply(new Fill(DType.FLOAT64, to), session.scalar(1));
    }
    Shape shape = weights.shape();
    while (shape.rank() < to.rank()) {
      shape = shape.concat(Shape.of(1));
    }
    return weights.cast(DType.FLOAT64).reshape(shape).broadcastTo(to);
  }
}
