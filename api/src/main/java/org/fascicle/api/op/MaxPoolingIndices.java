package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * {@link MaxPooling}, and where the greatest elements stood. Input: x (N, I…, C), float32 or
 * float64; results: (N, O…, C), and their positions, int64, of the same shape: the places of one
 * channel of one sample, I…, are counted row-major from 0, as PyTorch does. (TensorFlow counts
 * channels too.) The first NaN is the greatest; without the capability {@code NAN_THROUGH_MAX} the
 * position is undefined where there is one.
 *
 * @param sizes S…, the window's lengths, 1 or more
 * @param sliding how it slides
 */
public record MaxPoolingIndices(Shape sizes, Sliding sliding) implements ClosedFormOp {
  /** Checks. */
  public MaxPoolingIndices {
    Filters.checkSizes("max_pooling_indices", sizes, sliding);
  }

  @Override
  public String name() {
    return "max_pooling_indices";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    TensorSpec y = Pools.infer(this, inputs, sizes, sliding);
    return List.of(y, TensorSpec.of(DType.INT64, y.shape()));
  }

  /** The window's element that is the greatest, looked up among the positions of its place. */
  @Override
  public Tensor[] decompose(Session session, Tensor... inputs) {
    Tensor seen = Pools.windows(inputs[0], sizes, sliding, Double.NEGATIVE_INFINITY);
    Shape spatial = Filters.spatial(inputs[0].shape());
    Tensor positions = Pools.positions(session, spatial, sizes, sliding);
    Shape places = positions.shape().slice(0, sliding.rank()).concat(Shape.of(1));
    Tensor element =
        seen.argMax(-2).add(Pools.count(session, places).mul((double) sizes.elements()));
    return new Tensor[] {seen.max(-2), positions.reshape(-1).gather(element)};
  }

  /** dy, each at its position. */
  @Override
  public Tensor[] decomposeGradient(Backward backward) {
    MaxUnpooling back = new MaxUnpooling(Filters.spatial(backward.input(0).shape()));
    return new Tensor[] {backward.outputGradient(0).apply(back, backward.output(1))};
  }
}
