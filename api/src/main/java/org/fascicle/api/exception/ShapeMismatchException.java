package org.fascicle.api.exception;

/** Shapes that the named operation or layer cannot combine. */
public class ShapeMismatchException extends InvalidArgumentException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the failure.
   *
   * @param subject what refused: an operation, a layer, an option
   * @param expected what it accepts
   * @param actual what came
   * @param advice what to do next; empty when it follows from the rest
   */
  public ShapeMismatchException(String subject, String expected, String actual, String advice) {
    super(subject, expected, actual, advice);
  }
}
