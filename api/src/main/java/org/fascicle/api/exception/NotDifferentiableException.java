package org.fascicle.api.exception;

/** A gradient was asked of something that has none. */
public class NotDifferentiableException extends FascicleException {
  private static final long serialVersionUID = 1L;

  /** Creates the failure with a complete message. */
  public NotDifferentiableException(String message) {
    super(message);
  }

  /** Creates the failure with a complete message and what caused it. */
  public NotDifferentiableException(String message, Throwable cause) {
    super(message, cause);
  }
}
