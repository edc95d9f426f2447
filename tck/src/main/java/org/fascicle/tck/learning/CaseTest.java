package org.fascicle.tck.learning;

import org.fascicle.api.tensor.Session;

/**
 * One test of a kit, run for each case.
 *
 * @param <T> what is tested
 * @param name unique within the kit
 * @param body what it does
 */
public record CaseTest<T>(String name, Body<T> body) {
  /** What a test does; an {@link AssertionError} or any exception is a failure. */
  @FunctionalInterface
  public interface Body<T> {
    /** Runs the test in a session on the reference backend. */
    void run(Session session, T tested) throws Exception;
  }
}
