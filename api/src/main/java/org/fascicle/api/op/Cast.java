package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * The same numbers in another element type; from any type to any.
 *
 * <p>To a floating type: the nearest number, halves to even. From a floating type to an integer
 * type: towards 0; NaN becomes 0; what is out of range becomes the nearest end. Between integer
 * types: the low bits. To BOOL: whether it differs from 0, so that NaN is true. From BOOL: 0 or 1.
 *
 * @param dtype the new type
 */
public record Cast(DType dtype) implements Op {
  @Override
  public String name() {
    return "cast";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    Rules.count(this, inputs, 1);
    return List.of(TensorSpec.of(dtype, inputs.get(0).shape()));
  }

  @Override
  public boolean isDifferentiable() {
    return dtype.isFloating();
  }

  /** dy, cast back. */
  @Override
  public Tensor[] gradient(Backward backward) {
    Tensor x = backward.input(0);
    return new Tensor[] {
      x.dtype().isFloating() ? backward.outputGradient(0).cast(x.dtype()) : null
    };
  }
}
