package org.fascicle.plugin.core.activation;

import org.fascicle.api.tensor.Tensor;

/** Pieces of functions, each chosen so that NaN stays NaN on every backend. */
final class Pieces {
  private Pieces() {}

  /** min(x, 0). The part above 0 has no influence, so that e to its power does not overflow. */
  static Tensor negative(Tensor x) {
    return x.greater(0).where(0, x);
  }

  /** x between two bounds; at a bound and beyond the slope is 0. */
  static Tensor between(double low, Tensor x, double high) {
    Tensor risen = x.lessEqual(low).where(low, x);
    return risen.greaterEqual(high).where(high, risen);
  }

  /** log(1 + eˣ), exact far from 0 too; its slope is σ(x), at 0 too. */
  static Tensor softplus(Tensor x) {
    return x.sigmoidCrossEntropy(x.zerosLike());
  }

  /** x for x > 0, α · (eˣ − 1) elsewhere. */
  static Tensor elu(Tensor x, double alpha) {
    return x.greater(0).where(x, negative(x).expm1().mul(alpha));
  }
}
