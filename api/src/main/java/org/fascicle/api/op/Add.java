package org.fascicle.api.op;

import java.util.Optional;
import org.fascicle.api.tensor.Tensor;

/** a + b. */
public record Add() implements BinaryOp, FusibleOp {
  @Override
  public String name() {
    return "add";
  }

  @Override
  public Optional<Op> followedBy(Pointwise function) {
    return Optional.of(new Residual(function));
  }

  @Override
  public Pointwise activation() {
    return Pointwise.LINEAR;
  }

  @Override
  public Op plain() {
    return this;
  }

  /** dy. */
  @Override
  public Tensor gradientA(Tensor a, Tensor b, Tensor y, Tensor dy) {
    return dy;
  }

  /** dy. */
  @Override
  public Tensor gradientB(Tensor a, Tensor b, Tensor y, Tensor dy) {
    return dy;
  }
}
