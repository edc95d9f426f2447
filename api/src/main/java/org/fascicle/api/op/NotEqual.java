package org.fascicle.api.op;

/** a ≠ b. */
public record NotEqual() implements CompareOp {
  @Override
  public String name() {
    return "not_equal";
  }
}
