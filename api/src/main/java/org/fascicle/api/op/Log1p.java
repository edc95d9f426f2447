package org.fascicle.api.op;

import org.fascicle.api.tensor.Tensor;

/** log(1 + x), exact near 0. */
public record Log1p() implements UnaryOp {
  @Override
  public String name() {
    return "log1p";
  }

  /** dy / (1 + x). */
  @Override
  public Tensor gradient(Tensor x, Tensor y, Tensor dy) {
    return dy.div(x.add(1));
  }
}
