package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * One step of Adam, as in Keras 3. Inputs: parameter p, moments m and v, gradient g, all of one
 * shape and type (float32 or float64); learning rate η, one number on the host; the number t of
 * updates before this one, host, int64. Results: p, m, v, over their inputs.
 *
 * <p>m ← m + (g − m)(1 − β₁); v ← v + (g² − v)(1 − β₂); p ← p − α m / (√v + ε), with α of {@link
 * #alpha}.
 *
 * @param beta1 β₁, from 0, below 1
 * @param beta2 β₂, from 0, below 1
 * @param epsilon ε
 * @see <a href="https://arxiv.org/abs/1412.6980">Kingma, Ba: Adam (2014), the formula before
 *     section 2.1</a>
 */
public record AdamUpdate(double beta1, double beta2, double epsilon)
    implements NonDifferentiableCompositeOp {
  /** Checks. */
  public AdamUpdate {
    if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1)) {
      throw new InvalidArgumentException(
          "adam_update", "betas from 0, below 1", beta1 + " and " + beta2, "");
    }
  }

  @Override
  public String name() {
    return "adam_update";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    Rules.count(this, inputs, 6);
    Rules.alike(this, inputs.subList(0, 4));
    Rules.hostScalar(this, inputs, 4);
    Rules.host(this, inputs, 5, DType.INT64, 1);
    return inputs.subList(0, 3).stream().map(s -> TensorSpec.of(s.dtype(), s.shape())).toList();
  }

  @Override
  public boolean isHostInput(int input) {
    return input >= 4;
  }

  @Override
  public int donated(int output) {
    return output;
  }

  /**
   * α = η √(1 − β₂ᵗ⁺¹) / (1 − β₁ᵗ⁺¹). Kernels compute it here, in double precision.
   *
   * @param learningRate η
   * @param step t, the number of updates before this one
   */
  public double alpha(double learningRate, long step) {
    double correction = Math.sqrt(1 - StrictMath.pow(beta2, step + 1.0));
    return learningRate * correction / (1 - StrictMath.pow(beta1, step + 1.0));
  }

  @Override
  public Tensor[] decompose(Session session, Tensor... inputs) {
    Tensor p = inputs[0];
    Tensor g = inputs[3];
    Tensor m = inputs[1].add(g.sub(inputs[1]).mul(1 - beta1));
    Tensor v = inputs[2].add(g.square().sub(inputs[2]).mul(1 - beta2));
    Tensor alpha = alpha(session, inputs[4], inputs[5]).cast(p.dtype());
    return new Tensor[] {p.sub(m.mul(alpha).div(v.sqrt().add(epsilon))), m, v};
  }

  /** {@link #alpha(double, long)} in operations, so that a recorded step may be run again. */
  private Tensor alpha(Session session, Tensor learningRate, Tensor step) {
    Fill number = new Fill(DType.FLOAT64, Shape.SCALAR);
    Tensor t = session.apply(number, step).add(1);
    Tensor power1 = session.apply(number, session.scalar(beta1)).pow(t);
    Tensor power2 = session.apply(number, session.scalar(beta2)).pow(t);
    Tensor rate = session.apply(number, learningRate);
    return rate.mul(power2.rsub(1).sqrt()).div(power1.rsub(1));
  }
}
