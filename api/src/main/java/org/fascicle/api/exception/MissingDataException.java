package org.fascicle.api.exception;

/** Data files are not where they are looked for; the message says which, and where to put them. */
public class MissingDataException extends FascicleException {
  private static final long serialVersionUID = 1L;

  /** Creates the failure with a complete message. */
  public MissingDataException(String message) {
    super(message);
  }

  /** Creates the failure with a complete message and what caused it. */
  public MissingDataException(String message, Throwable cause) {
    super(message, cause);
  }
}
