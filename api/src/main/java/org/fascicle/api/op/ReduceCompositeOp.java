package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/** A reduction over float32 or float64, computed from other operations. */
public interface ReduceCompositeOp extends ReduceOp, ClosedFormOp {
  @Override
  default List<TensorSpec> infer(List<TensorSpec> inputs) {
    Rules.unary(this, inputs, Types.REAL);
    return ReduceOp.super.infer(inputs);
  }

  /** The reduction's value. */
  Tensor value(Tensor x);

  /**
   * The gradient of x.
   *
   * @param x the input
   * @param y the result, with the reduced axes put back
   * @param dy the gradient of the result, with the reduced axes put back
   */
  Tensor gradient(Tensor x, Tensor y, Tensor dy);

  @Override
  default Tensor[] gradient(Backward backward) {
    return ClosedFormOp.super.gradient(backward);
  }

  @Override
  default Tensor[] decompose(Session session, Tensor... inputs) {
    return new Tensor[] {value(inputs[0])};
  }

  @Override
  default Tensor[] decomposeGradient(Backward backward) {
    Tensor x = backward.input(0);
    Tensor y = keepAxes(backward.output(0), x.shape());
    Tensor dy = keepAxes(backward.outputGradient(0), x.shape());
    return new Tensor[] {gradient(x, y, dy)};
  }
}
