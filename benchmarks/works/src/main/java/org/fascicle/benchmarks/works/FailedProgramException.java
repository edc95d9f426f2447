package org.fascicle.benchmarks.works;

/** A program gave no figures. */
public final class FailedProgramException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what happened.
   *
   * @param message the command, what happened, and the end of what it wrote to standard error
   */
  public FailedProgramException(String message, Throwable cause) {
    super(message, cause);
  }
}
