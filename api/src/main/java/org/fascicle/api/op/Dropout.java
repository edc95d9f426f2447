package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * Zeros a random part of x and scales the rest by 1 / (1 − rate). Inputs: x, float32 or float64;
 * the key, host, int64: seed, step, call site, replica.
 *
 * <p>Element e is kept if the float32 {@link RandomUniform} of x's shape is at least rate, rounded
 * to float32, there: the same elements on every backend and for both types. A dropped NaN is 0.
 *
 * @param rate the part to drop, from 0 to 1
 */
public record Dropout(double rate) implements ClosedFormOp {
  /** Checks. */
  public Dropout {
    if (!(rate >= 0 && rate <= 1)) {
      throw new InvalidArgumentException("dropout", "a rate from 0 to 1", String.valueOf(rate), "");
    }
  }

  @Override
  public String name() {
    return "dropout";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    Rules.count(this, inputs, 2);
    Rules.type(this, inputs.get(0), Types.REAL);
    Rules.key(this, inputs, 1);
    return List.of(TensorSpec.of(inputs.get(0).dtype(), inputs.get(0).shape()));
  }

  @Override
  public boolean isHostInput(int input) {
    return input == 1;
  }

  /** What kept elements are multiplied by: 1 / (1 − rate); 0 if none is kept. */
  public double scale() {
    return rate == 1 ? 0 : 1 / (1 - rate);
  }

  @Override
  public Tensor[] decompose(Session session, Tensor... inputs) {
    Tensor x = inputs[0];
    Tensor uniform = session.apply(new RandomUniform(DType.FLOAT32, x.shape()), inputs[1]);
    return new Tensor[] {uniform.greaterEqual(rate).where(x.mul(scale()), 0)};
  }

  /** Dropout of dy with the same key: the mask is computed again, not kept. */
  @Override
  public Tensor[] decomposeGradient(Backward backward) {
    return new Tensor[] {backward.outputGradient(0).apply(this, backward.input(1)), null};
  }
}
