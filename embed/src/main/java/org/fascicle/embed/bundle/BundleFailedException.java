package org.fascicle.embed.bundle;

import org.fascicle.api.exception.FascicleException;

/** A bundle could not be installed, updated, started, stopped or removed. */
public class BundleFailedException extends FascicleException {
  private static final long serialVersionUID = 1L;

  private final String bundle;

  /**
   * Creates the failure.
   *
   * @param bundle the symbolic name or the file of the bundle
   * @param message what was wanted, what came, what to do
   * @param cause the framework's own report, or null
   */
  public BundleFailedException(String bundle, String message, Throwable cause) {
    super(message, cause);
    this.bundle = bundle;
  }

  /** The symbolic name or the file of the bundle. */
  public String bundle() {
    return bundle;
  }
}
