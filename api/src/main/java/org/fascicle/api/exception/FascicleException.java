package org.fascicle.api.exception;

/**
 * The root of every failure that Fascicle reports on purpose.
 *
 * <p>A message says, in this order: where it happened, what was expected, what came, and what to do
 * next. Subclasses carry the same facts as fields.
 */
public class FascicleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates a failure with a complete message. */
  public FascicleException(String message) {
    super(message);
  }

  /** Creates a failure with a complete message and what caused it. */
  public FascicleException(String message, Throwable cause) {
    super(message, cause);
  }
}
