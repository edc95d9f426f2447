package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * One step of gradient descent, as in Keras 3. Inputs: parameter p, velocity v if momentum is not
 * 0, gradient g, all of one shape and type (float32 or float64); learning rate η, one number on the
 * host. Results: p, and v if there is one, over their inputs.
 *
 * <p>Without momentum p − η g. With momentum μ: v ← μ v − η g; then p + v, with Nesterov p + μ v −
 * η g.
 *
 * @param momentum μ, from 0 to 1
 * @param nesterov whether to look ahead
 * @see <a href="https://keras.io/api/optimizers/sgd/">Keras: SGD</a>
 */
public record SgdUpdate(double momentum, boolean nesterov) implements UpdateOp {
  /** Checks. */
  public SgdUpdate {
    if (!(momentum >= 0 && momentum <= 1)) {
      throw new InvalidArgumentException(
          "sgd_update", "a momentum from 0 to 1", String.valueOf(momentum), "");
    }
  }

  @Override
  public String name() {
    return "sgd_update";
  }

  /** Whether there is a velocity. */
  public boolean hasVelocity() {
    return momentum != 0;
  }

  @Override
  public int inputCount() {
    return gradientInput() + 2;
  }

  @Override
  public int gradientInput() {
    return hasVelocity() ? 2 : 1;
  }

  /** A velocity goes on by itself. */
  @Override
  public boolean leavesZeros() {
    return !hasVelocity();
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    Rules.count(this, inputs, inputCount());
    int tensors = gradientInput() + 1;
    Rules.alike(this, inputs.subList(0, tensors));
    Rules.hostScalar(this, inputs, tensors);
    return inputs.subList(0, tensors - 1).stream()
        .map(s -> TensorSpec.of(s.dtype(), s.shape()))
        .toList();
  }

  @Override
  public boolean isHostInput(int input) {
    return input == gradientInput() + 1;
  }

  @Override
  public int donated(int output) {
    return output;
  }

  @Override
  public Tensor[] decompose(Session session, Tensor... inputs) {
    Tensor p = inputs[0];
    if (!hasVelocity()) {
      return new Tensor[] {p.sub(inputs[1].mul(inputs[2]))};
    }
    Tensor step = inputs[2].mul(inputs[3]);
    Tensor v = inputs[1].mul(momentum).sub(step);
    return new Tensor[] {nesterov ? p.add(v.mul(momentum).sub(step)) : p.add(v), v};
  }
}
