package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * Standard normal random numbers. Input: the key, host, int64: seed, step, call site, replica.
 *
 * <p>Element e of n is √(−2 log(1 − u)) · cos(2 π v) (Box and Muller) with u and v the elements e
 * and n + e of a {@link RandomUniform} of shape (2, shape…) with the same key.
 *
 * @param dtype float32 or float64
 * @param shape no axis unknown
 */
public record RandomNormal(DType dtype, Shape shape) implements NonDifferentiableCompositeOp {
  /** Checks. */
  public RandomNormal {
    Rules.attribute("random_normal", dtype, Types.WIDE);
    Rules.known("random_normal", shape);
  }

  @Override
  public String name() {
    return "random_normal";
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

  @Override
  public Tensor[] decompose(Session session, Tensor... inputs) {
    Shape pairs = Shape.of(2).concat(shape);
    Tensor uniform = session.apply(new RandomUniform(dtype, pairs), inputs[0]);
    Tensor u = uniform.slice(0, 0, 1).reshape(shape);
    Tensor v = uniform.slice(0, 1, 2).reshape(shape);
    Tensor radius = u.neg().log1p().mul(-2).sqrt();
    return new Tensor[] {radius.mul(v.mul(2 * Math.PI).cos())};
  }
}
