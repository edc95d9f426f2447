package org.fascicle.platform.internal.tape;

import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.platform.internal.dispatch.PreparedCall;
import org.fascicle.platform.internal.memory.Memory;
import org.fascicle.platform.internal.profile.Place;
import org.fascicle.platform.internal.tensor.ScopeFrame;

/** What a tape needs of its session, on the thread that opened it. */
public interface TapeHost {
  /** The session. */
  Session session();

  /** The innermost scope of this thread; null if that is the session itself. */
  ScopeFrame frame();

  /** Opens a scope on this thread. */
  void openFrame();

  /** Closes the innermost scope of this thread. */
  void closeFrame();

  /**
   * What this thread does now is called from elsewhere.
   *
   * @return for {@link #leave}
   */
  Place enter(Place next);

  /** Ends what {@link #enter} began; does nothing given null. */
  void leave(Place before);

  /**
   * Runs the backward kernel that belongs to a recorded call, and records it on open tapes.
   *
   * @param residuals what the recorded call kept, read after the inputs
   */
  Tensor[] runBackward(PreparedCall backward, Tensor[] inputs, Memory[] residuals);

  /** A tape was closed: a step that was held open for it may end. */
  void tapeClosed();
}
