package org.fascicle.platform.internal.session;

import java.lang.ref.WeakReference;
import java.util.function.BooleanSupplier;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.platform.internal.dispatch.PreparedCall;
import org.fascicle.platform.internal.memory.Memory;
import org.fascicle.platform.internal.plan.Trace;
import org.fascicle.platform.internal.profile.Place;
import org.fascicle.platform.internal.tape.TapeHost;
import org.fascicle.platform.internal.tape.TapeStack;
import org.fascicle.platform.internal.tensor.ScopeFrame;

/**
 * What a session keeps for each thread that uses it: scopes, tapes, the step it is in and what that
 * has yet to compute. Threads outlive sessions, so with nothing open it does not hold on to the
 * session.
 */
final class ThreadState implements TapeHost {
  private final WeakReference<PlatformSession> session;
  final TapeStack tapes = new TapeStack();
  ScopeFrame frame;
  Step step;
  Trace trace;
  boolean eager;
  Place place;
  BooleanSupplier giveUp = () -> false;

  ThreadState(PlatformSession session) {
    this.session = new WeakReference<>(session);
  }

  @Override
  public PlatformSession session() {
    return session.get();
  }

  @Override
  public ScopeFrame frame() {
    return frame;
  }

  @Override
  public void openFrame() {
    frame = new ScopeFrame(frame);
  }

  @Override
  public void closeFrame() {
    ScopeFrame done = frame;
    frame = done.parent();
    done.close();
  }

  /** Closes a frame and whatever was left open inside it. */
  void closeFrame(ScopeFrame target) {
    while (frame != target) {
      closeFrame();
    }
    closeFrame();
  }

  /** Whether a frame is open on this thread. */
  boolean isOpen(ScopeFrame target) {
    for (ScopeFrame f = frame; f != null; f = f.parent()) {
      if (f == target) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Place enter(Place next) {
    Place before = place == null ? Place.NOWHERE : place;
    place = next;
    return before;
  }

  @Override
  public void leave(Place before) {
    if (before != null) {
      place = before.equals(Place.NOWHERE) ? null : before;
    }
  }

  @Override
  public Tensor[] runBackward(PreparedCall backward, Tensor[] inputs, Memory[] residuals) {
    step.check();
    return session().dispatcher().runBackward(this, backward, inputs, residuals);
  }

  @Override
  public void tapeClosed() {
    if (tapes.isEmpty() && step != null && step.isTape()) {
      session().steps().endHere(this);
    }
  }
}
