package org.fascicle.platform.internal.plan;

import org.fascicle.api.exception.FascicleException;

/**
 * A kernel of a plan failed. Nothing has been written, so that the step can be made again operation
 * by operation: the failure then comes from the very place that asked, and says so.
 */
public final class PlanFailedException extends FascicleException {
  private static final long serialVersionUID = 1;

  /** What the kernel threw. */
  public PlanFailedException(RuntimeException cause) {
    super("A step's plan failed: " + cause.getMessage(), cause);
  }
}
