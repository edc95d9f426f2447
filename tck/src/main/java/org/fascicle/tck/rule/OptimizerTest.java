package org.fascicle.tck.rule;

/**
 * One test of the kit, run for each case.
 *
 * @param name what must hold
 * @param body what it does
 */
public record OptimizerTest(String name, Body body) {
  /** Runs it; an {@link AssertionError} or any exception is a failure. */
  public void run(OptimizerCase optimizer) throws Exception {
    try (OptimizerLab lab = new OptimizerLab(optimizer)) {
      body.run(lab);
    }
  }

  /** What a test does. */
  @FunctionalInterface
  public interface Body {
    /** Runs the test. */
    void run(OptimizerLab lab) throws Exception;
  }
}
