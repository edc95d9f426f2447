package org.fascicle.platform.internal.swap;

import java.util.function.Predicate;
import org.fascicle.platform.internal.dispatch.PreparedCall;

/** A session, as the backends' comings and goings concern it. */
public interface Resident {
  /**
   * Moves to a better backend, if there is one.
   *
   * @param patience how long to wait for steps in flight, in nanoseconds
   * @return false if they took too long: ask again later
   */
  boolean reconsider(long patience);

  /** Returns when nothing of this session depends on the backend any more. */
  void leave(Binding binding);

  /** Forgets prepared calls, once no step runs them. */
  void forget(Predicate<PreparedCall> calls);
}
