package com.example.swish;

import java.util.List;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.op.CompositeOp;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * x · σ(βx), β one number a feature. Inputs: x (…, F), β (F), both float32 or float64; result (…,
 * F).
 *
 * @see <a href="https://arxiv.org/abs/1710.05941">Ramachandran, Zoph, Le: Searching for activation
 *     functions (2017)</a>
 */
public record Swish() implements CompositeOp {
  static final String NAME = "com.example.swish";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    TensorSpec x = inputs.get(0);
    TensorSpec beta = inputs.get(1);
    boolean fits =
        x.dtype().isReal()
            && x.dtype() == beta.dtype()
            && beta.shape().rank() == 1
            && x.shape().rank() > 0
            && x.shape().dim(-1) == beta.shape().dim(0);
    if (!fits) {
      throw new ShapeMismatchException(NAME, "x (…, F) and beta (F)", x + " and " + beta, "");
    }
    return List.of(TensorSpec.of(x.dtype(), x.shape()));
  }

  @Override
  public Tensor[] decompose(Session session, Tensor... inputs) {
    Tensor x = inputs[0];
    return new Tensor[] {x.mul(x.mul(inputs[1]).sigmoid())};
  }
}
