package org.fascicle.api.exception;

/**
 * An argument that the named subject (an operation, a layer, an option) cannot accept; nothing was
 * changed.
 */
public class InvalidArgumentException extends FascicleException {
  private static final long serialVersionUID = 1L;

  private final String subject;
  private final String expected;
  private final String actual;
  private final String advice;

  /**
   * Creates the failure.
   *
   * @param subject what refused: an operation, a layer, an option
   * @param expected what it accepts
   * @param actual what came
   * @param advice what to do next; empty when it follows from the rest
   */
  public InvalidArgumentException(String subject, String expected, String actual, String advice) {
    super(
        subject
            + ": expected "
            + expected
            + ", got "
            + actual
            + "."
            + (advice.isEmpty() ? "" : " " + advice));
    this.subject = subject;
    this.expected = expected;
    this.actual = actual;
    this.advice = advice;
  }

  /** What refused the argument. */
  public String subject() {
    return subject;
  }

  /** What would have been accepted. */
  public String expected() {
    return expected;
  }

  /** What came instead. */
  public String actual() {
    return actual;
  }

  /** What to do next; empty when it follows from the rest. */
  public String advice() {
    return advice;
  }
}
