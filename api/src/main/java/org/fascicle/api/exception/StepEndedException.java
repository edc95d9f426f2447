package org.fascicle.api.exception;

/**
 * A step ended early because its backend left while the step itself was asking for that; nothing of
 * it was committed.
 */
public class StepEndedException extends FascicleException {
  private static final long serialVersionUID = 1L;

  /** Creates the failure with a complete message. */
  public StepEndedException(String message) {
    super(message);
  }

  /** Creates the failure with a complete message and what caused it. */
  public StepEndedException(String message, Throwable cause) {
    super(message, cause);
  }
}
