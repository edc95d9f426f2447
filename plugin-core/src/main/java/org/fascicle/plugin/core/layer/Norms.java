package org.fascicle.plugin.core.layer;

import org.fascicle.api.tensor.Tensor;

/** Lengths of vectors. */
final class Norms {
  private Norms() {}

  /**
   * x over its Euclidean length along axes; a length below epsilon counts as epsilon, so that zeros
   * stay zeros and have a gradient.
   */
  static Tensor unit(Tensor x, double epsilon, int... axes) {
    return x.mul(x.square().sum(true, axes).maximum(epsilon * epsilon).rsqrt());
  }
}
