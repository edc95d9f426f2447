package org.fascicle.benchmarks.harness;

/** A library did not do the same work as the others: its figures cannot stand beside theirs. */
final class DifferentWorkException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DifferentWorkException(String message) {
    super(message);
  }
}
