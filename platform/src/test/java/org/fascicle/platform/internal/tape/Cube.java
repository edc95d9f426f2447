package org.fascicle.platform.internal.tape;

import java.util.List;
import org.fascicle.api.op.CompositeOp;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/** x³: a composite for which a test's backend has a kernel with a residual. */
public record Cube() implements CompositeOp {
  @Override
  public String name() {
    return "cube";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    return inputs;
  }

  @Override
  public Tensor[] decompose(Session session, Tensor... inputs) {
    return new Tensor[] {inputs[0].mul(inputs[0]).mul(inputs[0])};
  }
}
