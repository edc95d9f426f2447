package org.fascicle.platform.internal.session;

import java.util.concurrent.TimeUnit;
import org.fascicle.api.exception.StepEndedException;

/** Work on one backend from beginning to end; holds a token of the session's gate. */
final class Step {
  private final Attachment attachment;
  private final Kind kind;
  private final long counter;
  private final long began = System.nanoTime();
  private volatile Thread thread = Thread.currentThread();
  private volatile String ended;
  private volatile boolean moveAsked;
  private boolean over;

  /** What keeps a step open. */
  enum Kind {
    /** Work handed to the session. */
    WORK,
    /** An open tape outside a step. */
    TAPE
  }

  /**
   * A step that has begun; the token is taken.
   *
   * @param counter the random generator's counter for all of it
   */
  Step(Attachment attachment, Kind kind, long counter) {
    this.attachment = attachment;
    this.kind = kind;
    this.counter = counter;
  }

  Attachment attachment() {
    return attachment;
  }

  boolean isTape() {
    return kind == Kind.TAPE;
  }

  long counter() {
    return counter;
  }

  /** This thread does the work. */
  void runsHere() {
    thread = Thread.currentThread();
  }

  /** The session is to follow its placement when the step has ended. */
  void askForMove() {
    moveAsked = true;
  }

  boolean isMoveAsked() {
    return moveAsked;
  }

  /** Lets another thread work for the step; it takes a token of its own. */
  synchronized void join(StepGate gate) {
    check();
    if (over) {
      throw new StepEndedException(
          "The step that this work belongs to is over. Wait for the work inside the step.");
    }
    gate.join();
  }

  /**
   * Ends the step from outside.
   *
   * @return whether its token was out: the caller gives it back
   */
  synchronized boolean end(String reason) {
    boolean first = !over && ended == null;
    if (first) {
      ended = reason;
    }
    return first;
  }

  /** The step's own work has returned; whether its token is still out. */
  synchronized boolean finish() {
    over = true;
    return ended == null;
  }

  boolean isEnded() {
    return ended != null;
  }

  /** Fails if the step was ended from outside. */
  void check() {
    if (ended != null) {
      throw new StepEndedException(
          "This step ended early: "
              + ended
              + " was asked for inside the step itself. Nothing staged was written; run the step"
              + " again. To avoid this, stop backends between steps or from another thread.");
    }
  }

  @Override
  public String toString() {
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
    return (isTape() ? "a tape open since step " : "step ")
        + counter
        + " on thread \""
        + thread.getName()
        + "\" for "
        + seconds
        + " s";
  }
}
