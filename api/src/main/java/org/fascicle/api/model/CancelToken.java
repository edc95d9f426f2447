package org.fascicle.api.model;

/** Asks running work to end at its next step boundary. Safe for use by several threads. */
public final class CancelToken {
  private volatile boolean cancelled;

  /** Asks for the end; what was committed stays. */
  public void cancel() {
    cancelled = true;
  }

  /** Whether the end was asked for. */
  public boolean isCancelled() {
    return cancelled;
  }
}
