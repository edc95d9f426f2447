package org.fascicle.benchmarks.works;

/** A program gave no figures. */
public final class FailedProgramException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final boolean isLate;

  /**
   * Says what happened.
   *
   * @param reason continues a sentence that begins with the library's name
   * @param isLate whether it was ended because it took too long
   * @param details the command, and the end of what it wrote to standard error
   */
  public FailedProgramException(String reason, boolean isLate, String details, Throwable cause) {
    super(details, cause);
    this.reason = reason;
    this.isLate = isLate;
  }

  /** What happened, without details. */
  public String reason() {
    return reason;
  }

  /** Whether it was ended because it took too long. */
  public boolean isLate() {
    return isLate;
  }
}
