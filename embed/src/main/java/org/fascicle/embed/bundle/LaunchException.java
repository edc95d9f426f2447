package org.fascicle.embed.bundle;

import org.fascicle.api.exception.FascicleException;

/** Fascicle could not be started. Nothing of it is left running. */
public class LaunchException extends FascicleException {
  private static final long serialVersionUID = 1L;

  /** Creates a failure with a complete message. */
  public LaunchException(String message) {
    super(message);
  }

  /** Creates a failure with a complete message and what caused it. */
  public LaunchException(String message, Throwable cause) {
    super(message, cause);
  }
}
