package org.fascicle.api.exception;

/**
 * No backend could take the work, or none came back before the configured wait ended; state is
 * intact.
 */
public class BackendUnavailableException extends FascicleException {
  private static final long serialVersionUID = 1L;

  /** Creates the failure with a complete message. */
  public BackendUnavailableException(String message) {
    super(message);
  }

  /** Creates the failure with a complete message and what caused it. */
  public BackendUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
