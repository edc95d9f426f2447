package org.fascicle.api.op;

/** a &lt; b. */
public record Less() implements CompareOp {
  @Override
  public String name() {
    return "less";
  }
}
