package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * Indices, int32 or int64, (I…) → (I…, depth): 1 at the index, 0 elsewhere; an index out of range
 * gives zeros.
 *
 * @param depth the length of the new axis
 * @param dtype bfloat16, float32, float64, int32 or int64
 */
public record OneHot(long depth, DType dtype) implements NonDifferentiableCompositeOp {
  /** Checks. */
  public OneHot {
    Rules.attribute("one_hot", dtype, Types.ARITHMETIC);
    if (depth < 0) {
      throw new InvalidArgumentException(
          "one_hot", "a depth of 0 or more", String.valueOf(depth), "");
    }
  }

  @Override
  public String name() {
    return "one_hot";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    Rules.count(this, inputs, 1);
    Rules.type(this, inputs.get(0), Types.INTEGER);
    return List.of(TensorSpec.of(dtype, inputs.get(0).shape().concat(Shape.of(depth))));
  }

  /** Each index compared with 0 … depth − 1. */
  @Override
  public Tensor[] decompose(Session session, Tensor... inputs) {
    Tensor classes = session.apply(new Iota(inputs[0].dtype(), depth));
    return new Tensor[] {inputs[0].expandDims(-1).equal(classes).cast(dtype)};
  }
}
