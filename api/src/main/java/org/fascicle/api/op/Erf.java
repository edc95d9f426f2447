package org.fascicle.api.op;

import org.fascicle.api.tensor.Tensor;

/** The error function, 2/√π · ∫₀ˣ exp(−t²) dt. */
public record Erf() implements UnaryOp {
  @Override
  public String name() {
    return "erf";
  }

  /** dy · 2/√π · exp(−x²). */
  @Override
  public Tensor gradient(Tensor x, Tensor y, Tensor dy) {
    return dy.mul(x.square().neg().exp()).mul(2 / Math.sqrt(Math.PI));
  }
}
