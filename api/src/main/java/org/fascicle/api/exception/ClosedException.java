package org.fascicle.api.exception;

/** A tensor, session, model or backend was used after it had been closed. */
public class ClosedException extends FascicleException {
  private static final long serialVersionUID = 1L;

  /** Creates the failure with a complete message. */
  public ClosedException(String message) {
    super(message);
  }

  /** Creates the failure with a complete message and what caused it. */
  public ClosedException(String message, Throwable cause) {
    super(message, cause);
  }
}
