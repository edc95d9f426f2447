package org.fascicle.api.op;

/** a ≥ b. */
public record GreaterEqual() implements CompareOp {
  @Override
  public String name() {
    return "greater_equal";
  }
}
