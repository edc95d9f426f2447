package org.fascicle.api.op;

/** a &gt; b. */
public record Greater() implements CompareOp {
  @Override
  public String name() {
    return "greater";
  }
}
