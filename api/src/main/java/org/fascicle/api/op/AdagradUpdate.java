package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * One step of Adagrad, as in Keras 3. Inputs: parameter p, accumulator a, gradient g, all of one
 * shape and type (float32 or float64); learning rate η, one number on the host. Results: p and a,
 * over their inputs.
 *
 * <p>a ← a + g²; p ← p − η g / √(a + ε).
 *
 * @param epsilon ε, at least 0
 * @see <a href="https://jmlr.org/papers/v12/duchi11a.html">Duchi, Hazan, Singer: Adaptive
 *     subgradient methods (2011)</a>
 */
public record AdagradUpdate(double epsilon) implements UpdateOp {
  /** Checks. */
  public AdagradUpdate {
    if (!(epsilon >= 0 && epsilon < Double.POSITIVE_INFINITY)) {
      throw new InvalidArgumentException(
          "adagrad_update", "an epsilon of 0 or more", String.valueOf(epsilon), "");
    }
  }

  @Override
  public String name() {
    return "adagrad_update";
  }

  @Override
  public int inputCount() {
    return 4;
  }

  @Override
  public int gradientInput() {
    return 2;
  }

  /** Without ε an element that never had a gradient becomes 0 / 0. */
  @Override
  public boolean leavesZeros() {
    return (float) epsilon > 0;
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    Rules.count(this, inputs, inputCount());
    Rules.alike(this, inputs.subList(0, 3));
    Rules.hostScalar(this, inputs, 3);
    return inputs.subList(0, 2).stream().map(s -> TensorSpec.of(s.dtype(), s.shape())).toList();
  }

  @Override
  public boolean isHostInput(int input) {
    return input == 3;
  }

  @Override
  public int donated(int output) {
    return output;
  }

  @Override
  public Tensor[] decompose(Session session, Tensor... inputs) {
    Tensor gradient = inputs[2];
    Tensor sum = inputs[1].add(gradient.square());
    Tensor step = gradient.mul(inputs[3]).div(sum.add(epsilon).sqrt());
    return new Tensor[] {inputs[0].sub(step), sum};
  }
}
