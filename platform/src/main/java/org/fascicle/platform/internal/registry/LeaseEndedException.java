package org.fascicle.platform.internal.registry;

import org.fascicle.api.exception.FascicleException;

/** A plugin left while a step was to use it. Nothing was written; take another lease. */
public final class LeaseEndedException extends FascicleException {
  private static final long serialVersionUID = 1L;

  LeaseEndedException(Throwable cause) {
    super(
        "A plugin left while a step used it; nothing was written, and a later call goes on.",
        cause);
  }
}
