package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * y = f(a, b), element by element, with NumPy's broadcasting. Both inputs have one of the types
 * float32, float64, int32, int64; integer arithmetic wraps around.
 */
public interface BinaryOp extends Op {
  @Override
  default List<TensorSpec> infer(List<TensorSpec> inputs) {
    return List.of(Rules.binary(this, inputs, Types.ARITHMETIC));
  }

  /** The gradient of a, of the result's shape. */
  Tensor gradientA(Tensor a, Tensor b, Tensor y, Tensor dy);

  /** The gradient of b, of the result's shape. */
  Tensor gradientB(Tensor a, Tensor b, Tensor y, Tensor dy);

  /** Sums each gradient over the axes along which its input was broadcast. */
  @Override
  default Tensor[] gradient(Backward backward) {
    Tensor a = backward.input(0);
    Tensor b = backward.input(1);
    Tensor y = backward.output(0);
    Tensor dy = backward.outputGradient(0);
    return new Tensor[] {
      backward.wants(0) ? gradientA(a, b, y, dy).sumTo(a.shape()) : null,
      backward.wants(1) ? gradientB(a, b, y, dy).sumTo(b.shape()) : null
    };
  }
}
