package org.fascicle.api.exception;

/** A gradient was asked of a tape that saved a parameter which has been updated since. */
public class StaleTapeException extends FascicleException {
  private static final long serialVersionUID = 1L;

  /** Creates the failure with a complete message. */
  public StaleTapeException(String message) {
    super(message);
  }

  /** Creates the failure with a complete message and what caused it. */
  public StaleTapeException(String message, Throwable cause) {
    super(message, cause);
  }
}
