package org.fascicle.api.op;

/** a = b. */
public record Equal() implements CompareOp {
  @Override
  public String name() {
    return "equal";
  }
}
