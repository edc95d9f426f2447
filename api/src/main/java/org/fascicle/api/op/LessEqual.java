package org.fascicle.api.op;

/** a ≤ b. */
public record LessEqual() implements CompareOp {
  @Override
  public String name() {
    return "less_equal";
  }
}
