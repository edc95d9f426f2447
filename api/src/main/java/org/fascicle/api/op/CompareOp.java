package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;

/**
 * A truth value for each pair of elements, with NumPy's broadcasting. Both inputs have one of the
 * types float32, float64, int32, int64; the result is BOOL. NaN differs from everything, itself
 * included, and is neither less nor greater.
 */
public interface CompareOp extends NonDifferentiableOp {
  @Override
  default List<TensorSpec> infer(List<TensorSpec> inputs) {
    return List.of(Rules.binary(this, inputs, Types.ARITHMETIC).with(DType.BOOL));
  }
}
