package org.fascicle.benchmarks.works;

/** From the start of the process to the end of a first sum of two small matrices. */
public record Start() implements Work {
  @Override
  public String name() {
    return "start";
  }

  @Override
  public String title() {
    return "process's start to a first sum";
  }

  @Override
  public String table() {
    return "Start";
  }

  @Override
  public long parameters() {
    return 0;
  }

  /** What is done first. */
  public Kernel first() {
    return new Kernel(Kernel.Operation.ADD, 2);
  }
}
