package org.fascicle.tck;

/**
 * How a backend did.
 *
 * @param backend its name
 * @param passed tests that passed
 * @param failed tests that failed
 * @param skipped tests left out because the backend does not declare what they need
 */
public record KitSummary(String backend, int passed, int failed, int skipped) {
  /** Whether nothing failed. */
  public boolean conforms() {
    return failed == 0;
  }
}
