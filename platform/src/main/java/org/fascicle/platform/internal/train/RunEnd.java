package org.fascicle.platform.internal.train;

import org.fascicle.api.model.CancelToken;
import org.fascicle.api.model.History;
import org.fascicle.platform.internal.model.ModelCore;

/** Why and when a run ends. Used by the run's thread; any may cancel. */
final class RunEnd {
  private final ModelCore core;
  private final CancelToken token;
  private volatile boolean cancelled;
  private String stopReason;
  private Throwable failure;

  /** A run that has no reason to end yet. */
  RunEnd(ModelCore core, CancelToken token) {
    this.core = core;
    this.token = token;
  }

  /** Asks for the end at the next step boundary. */
  void cancel() {
    cancelled = true;
  }

  /** A callback or the host ends it after this step. */
  void stop(String reason) {
    stopReason = reason;
  }

  /** It cannot go on. */
  void failed(Throwable why) {
    failure = why;
  }

  /** Whether somebody asked for the end, or the model was closed. */
  boolean isCancelled() {
    return cancelled
        || token.isCancelled()
        || core.isClosed()
        || Thread.currentThread().isInterrupted();
  }

  /** Whether no further step is made. */
  boolean isNear() {
    return stopReason != null || isCancelled();
  }

  /**
   * How it ended.
   *
   * @param complete whether all epochs were made
   */
  History.Stop stop(boolean complete) {
    if (failure != null) {
      return History.Stop.FAILED;
    }
    if (stopReason != null) {
      return History.Stop.STOPPED;
    }
    return complete ? History.Stop.COMPLETED : History.Stop.CANCELLED;
  }

  /** The same in words; empty if all was done. */
  String reason(boolean complete) {
    return switch (stop(complete)) {
      case COMPLETED -> "";
      case STOPPED -> stopReason;
      case CANCELLED -> "cancelled";
      case FAILED -> String.valueOf(failure.getMessage());
    };
  }
}
