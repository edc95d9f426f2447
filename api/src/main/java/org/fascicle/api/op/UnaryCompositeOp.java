package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/** y = f(x) of x's shape, over float32 and float64, computed from other operations. */
public interface UnaryCompositeOp extends ClosedFormOp {
  @Override
  default List<TensorSpec> infer(List<TensorSpec> inputs) {
    return Rules.unary(this, inputs, Types.REAL);
  }

  /** The function's value. */
  Tensor value(Tensor x);

  /**
   * The gradient of x.
   *
   * @param x the input
   * @param y the result
   * @param dy the gradient of the result
   */
  Tensor gradient(Tensor x, Tensor y, Tensor dy);

  @Override
  default Tensor[] decompose(Session session, Tensor... inputs) {
    return new Tensor[] {value(inputs[0])};
  }

  @Override
  default Tensor[] decomposeGradient(Backward backward) {
    return new Tensor[] {
      gradient(backward.input(0), backward.output(0), backward.outputGradient(0))
    };
  }
}
