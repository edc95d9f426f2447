package org.fascicle.api.tensor;

/**
 * How a backend lays a tensor's elements out in memory: opaque to everybody but the backend that
 * named it.
 *
 * @param token the backend's own name for it; empty for canonical row-major
 */
public record Layout(String token) {
  /** Canonical row-major: the last axis varies fastest, no gaps. */
  public static final Layout ROW_MAJOR = new Layout("");

  /** Whether this is canonical row-major. */
  public boolean isRowMajor() {
    return token.isEmpty();
  }
}
