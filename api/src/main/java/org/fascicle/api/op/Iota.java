package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;

/**
 * 0, 1 … length − 1. No inputs.
 *
 * @param dtype float32, float64, int32 or int64
 * @param length 0 or more
 */
public record Iota(DType dtype, long length) implements NonDifferentiableOp {
  /** Checks. */
  public Iota {
    Rules.attribute("iota", dtype, Types.COUNTING);
    if (length < 0) {
      throw new InvalidArgumentException(
          "iota", "a length of 0 or more", String.valueOf(length), "");
    }
  }

  @Override
  public String name() {
    return "iota";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    Rules.count(this, inputs, 0);
    return List.of(TensorSpec.of(dtype, length));
  }
}
