package org.fascicle.tck.callback;

import org.fascicle.api.exception.FascicleException;

/** A failure that the kit itself makes. */
final class PlannedFailure extends FascicleException {
  private static final long serialVersionUID = 1L;

  PlannedFailure() {
    super("The kit made this failure.");
  }
}
