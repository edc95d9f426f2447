package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/** y = f(x), element by element, over real numbers: float32 and float64. */
public interface UnaryOp extends Op {
  @Override
  default List<TensorSpec> infer(List<TensorSpec> inputs) {
    return Rules.unary(this, inputs, Types.REAL);
  }

  /**
   * The gradient of x.
   *
   * @param x the input
   * @param y the result
   * @param dy the gradient of the result
   */
  Tensor gradient(Tensor x, Tensor y, Tensor dy);

  @Override
  default Tensor[] gradient(Backward backward) {
    return new Tensor[] {
      gradient(backward.input(0), backward.output(0), backward.outputGradient(0))
    };
  }
}
