package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * −Σ t · log q along the last axis, q = p / Σ p kept between ε and 1 − ε. Inputs: p (…, K), not yet
 * normalised, and targets t (…, K), probabilities of K classes; result (…); float32 or float64.
 * After Keras's {@code categorical_crossentropy}.
 *
 * @param epsilon how close to 0 and 1 a probability comes; where it was beyond, no gradient passes
 */
public record CrossEntropy(double epsilon) implements ClosedFormOp {
  /** Checks ε. */
  public CrossEntropy {
    if (!(epsilon >= 0 && epsilon < 0.5)) {
      throw new InvalidArgumentException(
          "cross_entropy", "an epsilon from 0 to less than 0.5", "" + epsilon, "");
    }
  }

  @Override
  public String name() {
    return "cross_entropy";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    Rules.count(this, inputs, 2);
    TensorSpec p = inputs.get(0);
    Rules.type(this, p, Types.REAL);
    Rules.sameType(this, p, inputs.get(1));
    Rules.minimumRank(this, p, 1);
    Rules.shape(this, inputs.get(1), p.shape());
    return List.of(TensorSpec.of(p.dtype(), p.shape().without(-1)));
  }

  @Override
  public Tensor[] decompose(Session session, Tensor... inputs) {
    Tensor q = inputs[0].div(inputs[0].sum(true, -1));
    return new Tensor[] {clipped(q).log().mul(inputs[1]).sum(-1).neg()};
  }

  /** dq = −dy · t / q within the bounds, dp = (dq − Σ dq · q) / Σ p; dt = −dy · log q. */
  @Override
  public Tensor[] decomposeGradient(Backward backward) {
    Tensor p = backward.input(0);
    Tensor t = backward.input(1);
    Tensor dy = backward.outputGradient(0).expandDims(-1);
    Tensor mass = p.sum(true, -1);
    Tensor q = p.div(mass);
    Tensor dp = null;
    if (backward.wants(0)) {
      Tensor dq = within(q, dy.mul(t).div(q).neg());
      dp = dq.sub(dq.mul(q).sum(true, -1)).div(mass);
    }
    return new Tensor[] {dp, backward.wants(1) ? dy.mul(clipped(q).log()).neg() : null};
  }

  /** NaN stays NaN. */
  private Tensor clipped(Tensor q) {
    Tensor risen = q.less(epsilon).where(epsilon, q);
    return risen.greater(1 - epsilon).where(1 - epsilon, risen);
  }

  private Tensor within(Tensor q, Tensor value) {
    return q.greater(1 - epsilon).where(0.0, q.less(epsilon).where(0.0, value));
  }
}
