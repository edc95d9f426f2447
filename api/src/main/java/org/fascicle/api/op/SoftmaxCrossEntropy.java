package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * −Σ t · log softmax(z) along the last axis. Inputs: logits z (…, K), targets t (…, K),
 * probabilities of K classes; result (…); float32 or float64.
 */
public record SoftmaxCrossEntropy() implements ClosedFormOp {
  @Override
  public String name() {
    return "softmax_cross_entropy";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    Rules.count(this, inputs, 2);
    TensorSpec z = inputs.get(0);
    Rules.type(this, z, Types.REAL);
    Rules.sameType(this, z, inputs.get(1));
    Rules.minimumRank(this, z, 1);
    Rules.shape(this, inputs.get(1), z.shape());
    return List.of(TensorSpec.of(z.dtype(), z.shape().without(-1)));
  }

  @Override
  public Tensor[] decompose(Session session, Tensor... inputs) {
    return new Tensor[] {inputs[0].logSoftmax(-1).mul(inputs[1]).sum(-1).neg()};
  }

  /** dz = dy · (softmax(z) · Σ t − t), dt = −dy · log softmax(z). */
  @Override
  public Tensor[] decomposeGradient(Backward backward) {
    Tensor z = backward.input(0);
    Tensor t = backward.input(1);
    Tensor dy = backward.outputGradient(0).expandDims(-1);
    return new Tensor[] {
      backward.wants(0) ? dy.mul(z.softmax(-1).mul(t.sum(true, -1)).sub(t)) : null,
      backward.wants(1) ? dy.mul(z.logSoftmax(-1)).neg() : null
    };
  }
}
