package org.fascicle.api.tensor;

import org.fascicle.api.op.Convolution;
import org.fascicle.api.op.ConvolutionTranspose;
import org.fascicle.api.op.Patches;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.op.Sliding;

/**
 * Windows that slide over the spatial axes of sequences (N, T, C), images (N, H, W, C) and volumes
 * (N, D, H, W, C); float32 and float64.
 */
public interface TensorWindows extends TensorBase {
  /**
   * f(x ∗ w + b).
   *
   * @param w (S…, C / groups, K)
   * @param b (K); null for none
   * @param groups into how many parts C and K divide; 1 for an ordinary convolution, C for a
   *     depthwise one
   * @return (N, O…, K) for this of shape (N, I…, C)
   */
  default Tensor convolution(
      Tensor w, Tensor b, Sliding sliding, int groups, Pointwise activation) {
    return b == null
        ? apply(new Convolution(sliding, groups, activation, false), w)
        : apply(new Convolution(sliding, groups, activation, true), w, b);
  }

  /**
   * f(z + b), with z the gradient of a convolution's input for this as the gradient of its result.
   *
   * @param w (S…, C / groups, K)
   * @param b (C); null for none
   * @param spatial I…, which the convolution takes to O…
   * @param sliding how the convolution's window slides over I…
   * @return (N, I…, C) for this of shape (N, O…, K)
   */
  default Tensor convolutionTranspose(
      Tensor w, Tensor b, Shape spatial, Sliding sliding, int groups, Pointwise activation) {
    return b == null
        ? apply(new ConvolutionTranspose(spatial, sliding, groups, activation, false), w)
        : apply(new ConvolutionTranspose(spatial, sliding, groups, activation, true), w, b);
  }

  /**
   * What a sliding window sees, place by place.
   *
   * @param sizes the window's lengths
   * @return (N, O…, S…, C) for this of shape (N, I…, C)
   */
  default Tensor patches(Shape sizes, Sliding sliding) {
    return apply(new Patches(sizes, sliding));
  }
}
