package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;

/**
 * Uniform random numbers in [0, 1), bit-equal on every backend. Input: the key, host, int64: seed,
 * step, call site, replica.
 *
 * <p>Words come from {@link org.fascicle.api.random.Philox#block}: word i of block b is number 4 b
 * + i. Element e, row-major, of a float32 tensor is {@code Philox.toFloat} of word e; of a float64
 * tensor, {@code Philox.toDouble} of the words 2 e (the higher) and 2 e + 1.
 *
 * @param dtype float32 or float64
 * @param shape no axis unknown
 */
public record RandomUniform(DType dtype, Shape shape) implements NonDifferentiableOp {
  /** Checks. */
  public RandomUniform {
    Rules.attribute("random_uniform", dtype, Types.WIDE);
    Rules.known("random_uniform", shape);
  }

  @Override
  public String name() {
    return "random_uniform";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    Rules.count(this, inputs, 1);
    Rules.key(this, inputs, 0);
    return List.of(TensorSpec.of(dtype, shape));
  }

  @Override
  public boolean isHostInput(int input) {
    return input == 0;
  }
}
