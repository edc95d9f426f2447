package org.fascicle.tck.rule;

/**
 * One test of the kit, run for each case.
 *
 * @param name what must hold
 * @param body what it does
 */
public record InitializerTest(String name, Body body) {
  /** What a test does; an {@link AssertionError} or any exception is a failure. */
  @FunctionalInterface
  public interface Body {
    /** Runs the test. */
    void run(InitializerCase initializer);
  }
}
