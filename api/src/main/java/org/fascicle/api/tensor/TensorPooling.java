package org.fascicle.api.tensor;

import org.fascicle.api.op.AveragePooling;
import org.fascicle.api.op.MaxPooling;
import org.fascicle.api.op.MaxPoolingIndices;
import org.fascicle.api.op.MaxUnpooling;
import org.fascicle.api.op.Sliding;

/** Pooling over the spatial axes of images (N, I…, C); float32 and float64. */
public interface TensorPooling extends TensorBase {
  /**
   * The greatest element of each window.
   *
   * @param sizes the window's lengths
   * @return (N, O…, C)
   */
  default Tensor maxPooling(Shape sizes, Sliding sliding) {
    return apply(new MaxPooling(sizes, sliding));
  }

  /**
   * The greatest element of each window, and where it stands.
   *
   * @param sizes the window's lengths
   * @return (N, O…, C), and the positions (int64); see {@link MaxPoolingIndices}
   */
  default Tensor[] maxPoolingIndices(Shape sizes, Sliding sliding) {
    return session().applyAll(new MaxPoolingIndices(sizes, sliding), (Tensor) this);
  }

  /**
   * The elements put where {@link #maxPoolingIndices} found them, zeros elsewhere.
   *
   * @param positions of this one's shape
   * @param spatial I…
   * @return (N, I…, C)
   */
  default Tensor maxUnpooling(Tensor positions, Shape spatial) {
    return apply(new MaxUnpooling(spatial), positions);
  }

  /**
   * The mean of each window.
   *
   * @param sizes the window's lengths
   * @param countPadding whether the padding counts
   * @return (N, O…, C)
   */
  default Tensor averagePooling(Shape sizes, Sliding sliding, boolean countPadding) {
    return apply(new AveragePooling(sizes, sliding, countPadding));
  }
}
