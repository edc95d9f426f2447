package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;

/**
 * Random 32-bit integers (INT32), bit-equal on every backend: element e, row-major, is word e of
 * {@link RandomUniform}'s. Input: the key, host, int64: seed, step, call site, replica.
 *
 * @param shape no axis unknown
 */
public record RandomBits(Shape shape) implements NonDifferentiableOp {
  /** Checks. */
  public RandomBits {
    Rules.known("random_bits", shape);
  }

  @Override
  public String name() {
    return "random_bits";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    Rules.count(this, inputs, 1);
    Rules.key(this, inputs, 0);
    return List.of(TensorSpec.of(DType.INT32, shape));
  }

  @Override
  public boolean isHostInput(int input) {
    return input == 0;
  }
}
