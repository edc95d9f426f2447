package org.fascicle.tck.callback;

/**
 * One test of the kit for callbacks.
 *
 * @param name unique
 * @param body what it does
 */
public record CallbackTest(String name, Body body) {
  /** What a test does; an {@link AssertionError} or any exception is a failure. */
  @FunctionalInterface
  public interface Body {
    /** Runs the test. */
    void run(CallbackSubject subject) throws Exception;
  }
}
