package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * The greatest element that a sliding window sees, in each channel. Input: x (N, I…, C), float32 or
 * float64; result: (N, O…, C). Padding is never the greatest; a window must see an element.
 *
 * <p>Of several equal ones the first, row-major, is the greatest: the gradient goes to it alone.
 * Where there is a NaN: NaN; on a backend without the capability {@code NAN_THROUGH_MAX} the
 * greatest of the others, and of NaN and −∞ alone the least finite number.
 *
 * @param sizes S…, the window's lengths, 1 or more
 * @param sliding how it slides
 */
public record MaxPooling(Shape sizes, Sliding sliding) implements ClosedFormOp {
  /** Checks. */
  public MaxPooling {
    Filters.checkSizes("max_pooling", sizes, sliding);
  }

  @Override
  public String name() {
    return "max_pooling";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    return List.of(Pools.infer(this, inputs, sizes, sliding));
  }

  @Override
  public Tensor[] decompose(Session session, Tensor... inputs) {
    Tensor seen = Pools.windows(inputs[0], sizes, sliding, Double.NEGATIVE_INFINITY);
    return new Tensor[] {seen.max(-2)};
  }

  /** dy, each at the element that was the greatest; where windows overlap, the sum. */
  @Override
  public Tensor[] decomposeGradient(Backward backward) {
    Tensor x = backward.input(0);
    MaxPoolingIndices pooling = new MaxPoolingIndices(sizes, sliding);
    Tensor indices = backward.session().applyAll(pooling, x)[1];
    MaxUnpooling back = new MaxUnpooling(Filters.spatial(x.shape()));
    return new Tensor[] {backward.outputGradient(0).apply(back, indices)};
  }
}
