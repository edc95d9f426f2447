package org.fascicle.api.op;

import org.fascicle.api.tensor.Tensor;

/** cos x, x in radians. */
public record Cos() implements UnaryOp {
  @Override
  public String name() {
    return "cos";
  }

  /** −dy · sin x. */
  @Override
  public Tensor gradient(Tensor x, Tensor y, Tensor dy) {
    return dy.mul(x.sin()).neg();
  }
}
