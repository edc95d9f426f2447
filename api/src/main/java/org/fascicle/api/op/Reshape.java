package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * The same elements, row-major, in another shape. Any type.
 *
 * @param shape with as many elements; no axis unknown
 */
public record Reshape(Shape shape) implements ViewOp {
  /** Checks. */
  public Reshape {
    Rules.known("reshape", shape);
  }

  @Override
  public String name() {
    return "reshape";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    Rules.count(this, inputs, 1);
    TensorSpec x = inputs.get(0);
    if (x.shape().elements() != shape.elements()) {
      throw new ShapeMismatchException(
          name(),
          shape.elements() + " elements for shape " + shape,
          x.shape().elements() + " in " + x,
          "");
    }
    return List.of(TensorSpec.of(x.dtype(), shape));
  }

  /** dy in x's shape. */
  @Override
  public Tensor[] gradient(Backward backward) {
    return new Tensor[] {backward.outputGradient(0).reshape(backward.input(0).shape())};
  }
}
