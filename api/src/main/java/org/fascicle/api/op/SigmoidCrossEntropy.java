package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * −t · log σ(z) − (1 − t) · log(1 − σ(z)), element by element. Inputs: logits z, targets t from 0
 * to 1, of one shape; float32 or float64.
 */
public record SigmoidCrossEntropy() implements ClosedFormOp {
  @Override
  public String name() {
    return "sigmoid_cross_entropy";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    Rules.count(this, inputs, 2);
    TensorSpec z = inputs.get(0);
    Rules.type(this, z, Types.REAL);
    Rules.sameType(this, z, inputs.get(1));
    Rules.shape(this, inputs.get(1), z.shape());
    return List.of(TensorSpec.of(z.dtype(), z.shape()));
  }

  /** max(z, 0) − z · t + log(1 + e⁻|ᶻ|): the same, without overflow. */
  @Override
  public Tensor[] decompose(Session session, Tensor... inputs) {
    Tensor z = inputs[0];
    Tensor tail = z.abs().neg().exp().log1p();
    return new Tensor[] {z.relu().sub(z.mul(inputs[1])).add(tail)};
  }

  /** dz = dy · (σ(z) − t), dt = −dy · z. */
  @Override
  public Tensor[] decomposeGradient(Backward backward) {
    Tensor z = backward.input(0);
    Tensor dy = backward.outputGradient(0);
    return new Tensor[] {
      backward.wants(0) ? dy.mul(z.sigmoid().sub(backward.input(1))) : null,
      backward.wants(1) ? dy.mul(z).neg() : null
    };
  }
}
