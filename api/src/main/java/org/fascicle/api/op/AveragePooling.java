package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * The mean of what a sliding window sees, in each channel. Input: x (N, I…, C), float32 or float64;
 * result: (N, O…, C). Padding is 0; a window must see an element.
 *
 * @param sizes S…, the window's lengths, 1 or more
 * @param sliding how it slides
 * @param countPadding whether the padding counts among what is averaged; false divides by the
 *     number of elements that the window sees, as Keras does
 */
public record AveragePooling(Shape sizes, Sliding sliding, boolean countPadding)
    implements CompositeOp {
  /** Checks. */
  public AveragePooling {
    Filters.checkSizes("average_pooling", sizes, sliding);
  }

  @Override
  public String name() {
    return "average_pooling";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    return List.of(Pools.infer(this, inputs, sizes, sliding));
  }

  @Override
  public Tensor[] decompose(Session session, Tensor... inputs) {
    Tensor x = inputs[0];
    Tensor sums = sums(x);
    if (countPadding || !sliding.isPadded()) {
      return new Tensor[] {sums.div((double) sizes.elements())};
    }
    Shape one = Shape.of(1).concat(Filters.spatial(x.shape())).concat(Shape.of(1));
    Tensor ones = session.apply(new Fill(x.dtype(), one), session.scalar(1));
    return new Tensor[] {sums.div(sums(ones))};
  }

  private Tensor sums(Tensor x) {
    return Pools.windows(x, sizes, sliding, 0).sum(-2);
  }
}
