package org.fascicle.platform.internal.session;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.fascicle.api.exception.BackendUnavailableException;
import org.fascicle.api.exception.ClosedException;
import org.fascicle.api.exception.FascicleException;
import org.fascicle.api.tensor.Placement;
import org.fascicle.platform.internal.swap.BackendHub;
import org.fascicle.platform.internal.tensor.ScopeFrame;

/** Lets work through a session's gate: single operations, steps on lanes, tapes. */
final class Steps {
  private static final System.Logger LOG = System.getLogger(Steps.class.getName());

  /** How often a thread that waits for a backend looks whether to give up. */
  private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(100);

  private final PlatformSession owner;
  private final String session;
  private final BackendHub hub;
  private final ThreadLocal<StepStack> stacks;
  private final StepGate gate;
  private final SwapLog log;
  private final Mover mover;
  private final ThreadLocal<ThreadState> threads;
  private final AtomicLong counter = new AtomicLong();
  private volatile boolean closed;

  Steps(
      PlatformSession owner,
      Engine engine,
      StepGate gate,
      SwapLog log,
      Mover mover,
      ThreadLocal<ThreadState> threads) {
    this.owner = owner;
    this.session = owner.name();
    this.hub = engine.hub();
    this.stacks = engine.stepsOfThread();
    this.gate = gate;
    this.log = log;
    this.mover = mover;
    this.threads = threads;
  }

  /** Work that runs inside a step. */
  interface Work<T> {
    T run(ThreadState thread, Attachment here);
  }

  /** Runs work inside the thread's step, or as a step of its own on this thread. */
  <T> T inside(Work<T> work) {
    ThreadState thread = threads.get();
    Step step = thread.step;
    if (step != null) {
      step.check();
      return work.run(thread, step.attachment());
    }
    Attachment here = enter();
    try {
      return work.run(thread, here);
    } finally {
      gate.exit();
    }
  }

  /** Reads data wherever it is, with a token: also on the host, while no backend is there. */
  void reading(Runnable work) {
    ThreadState thread = threads.get();
    if (thread.step != null) {
      work.run();
      return;
    }
    gate.enter();
    try {
      checkOpen();
      work.run();
    } finally {
      gate.exit();
    }
  }

  /** Takes a token; waits for a backend if none is there. */
  Attachment enter() {
    gate.enter();
    Attachment here = mover.attachment();
    return here != null && !closed ? here : await();
  }

  /** Gives the token of a single operation back. */
  void exit() {
    gate.exit();
  }

  /** Waits, without a token, until a backend can be had; comes back with one. */
  private Attachment await() {
    gate.exit();
    Placement policy = mover.placement();
    long patience = Nanos.of(policy.patience());
    long start = System.nanoTime();
    boolean told = false;
    while (true) {
      long seen = hub.changes();
      checkOpen();
      mover.reconsider(Long.MAX_VALUE);
      gate.enter();
      Attachment here = mover.attachment();
      if (here != null && !closed) {
        return here;
      }
      gate.exit();
      if (!told) {
        log.waits(session, policy.order());
        told = true;
      }
      awaitChange(seen, patience - (System.nanoTime() - start), policy);
      if (threads.get().giveUp.getAsBoolean()) {
        throw unavailable(policy, "the waiting was given up");
      }
    }
  }

  private void awaitChange(long seen, long nanos, Placement policy) {
    try {
      if (!hub.awaitChange(seen, Math.min(nanos, LOOK)) && nanos <= LOOK) {
        throw unavailable(policy, "none came within " + policy.patience().toMillis() + " ms");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable(policy, "the thread was interrupted while it waited");
    }
  }

  private BackendUnavailableException unavailable(Placement policy, String why) {
    return new BackendUnavailableException(
        "Session \""
            + session
            + "\": none of its backends "
            + policy.order()
            + " is there, and "
            + why
            + ". Its data is intact: start a backend, or move the session to "
            + hub.active()
            + ", and go on.");
  }

  private void checkOpen() {
    if (closed) {
      throw new ClosedException("Session \"" + session + "\" is closed. Make a new one.");
    }
  }

  /**
   * Runs a step on a lane; inside a step, simply runs the work.
   *
   * @param counts whether the random counter advances at its end
   * @param meanwhile done by this thread while it would wait for the lane
   */
  <T> T run(Supplier<T> work, boolean counts, Runnable meanwhile) {
    ThreadState caller = threads.get();
    if (caller.step != null) {
      caller.step.check();
      return work.get();
    }
    Step step = begin(Step.Kind.WORK);
    long began = owner.recorders().isEmpty() ? 0 : System.nanoTime();
    StepStack stack = new StepStack(step, owner, stacks.get());
    Results results = new Results();
    T result;
    try {
      result = step.attachment().lanes().run(() -> onLane(stack, work, counts, results), meanwhile);
    } finally {
      end(step);
      moveIfAsked(step);
      if (began != 0) {
        owner.recorders().step(System.nanoTime() - began);
      }
    }
    results.giveTo(caller.frame);
    return result;
  }

  private <T> T onLane(StepStack stack, Supplier<T> work, boolean counts, Results results) {
    ThreadState lane = threads.get();
    stacks.set(stack);
    lane.step = stack.step();
    lane.step.runsHere();
    lane.openFrame();
    ScopeFrame frame = lane.frame;
    try {
      T result = work.get();
      results.take(result, frame);
      if (counts) {
        counter.incrementAndGet();
      }
      return result;
    } finally {
      lane.closeFrame(frame);
      lane.step = null;
      stacks.remove();
    }
  }

  private Step begin(Step.Kind kind) {
    Step step = new Step(enter(), kind, counter.get());
    gate.begin(step);
    return step;
  }

  private void end(Step step) {
    if (step.finish()) {
      gate.exit(step);
    }
  }

  /** Work for this thread's step, to be done by another. */
  Runnable inherit(Runnable work) {
    Step step = threads.get().step;
    StepStack stack = stacks.get();
    return step == null ? work : () -> runFor(step, stack, work);
  }

  private void runFor(Step step, StepStack stack, Runnable work) {
    ThreadState worker = threads.get();
    Step before = worker.step;
    StepStack stackBefore = stacks.get();
    step.join(gate);
    worker.step = step;
    stacks.set(stack);
    try {
      work.run();
    } finally {
      worker.step = before;
      restore(stackBefore);
      gate.exit();
    }
  }

  private void restore(StepStack stack) {
    if (stack == null) {
      stacks.remove();
    } else {
      stacks.set(stack);
    }
  }

  /** Runs a step that only reads values, on this thread: none has to be woken for it. */
  <T> T look(Supplier<T> work) {
    ThreadState thread = threads.get();
    if (thread.step != null) {
      thread.step.check();
      return work.get();
    }
    beginHere(thread, Step.Kind.WORK);
    try {
      return work.get();
    } finally {
      endHere(thread);
    }
  }

  /** A tape outside a step begins one that lasts as long as tapes are open. */
  void beginTape(ThreadState thread) {
    if (thread.step == null) {
      beginHere(thread, Step.Kind.TAPE);
    }
  }

  private void beginHere(ThreadState thread, Step.Kind kind) {
    thread.step = begin(kind);
    stacks.set(new StepStack(thread.step, owner, stacks.get()));
  }

  /** Ends the step that began on this thread; with a tape, when the last one was closed. */
  void endHere(ThreadState thread) {
    Step step = thread.step;
    thread.step = null;
    restore(StepStack.without(stacks.get(), step));
    end(step);
    moveIfAsked(step);
  }

  /** What was asked for inside the step; a refusal is in the history and the log. */
  private void moveIfAsked(Step step) {
    if (step.isMoveAsked()) {
      try {
        mover.place(mover.placement());
      } catch (FascicleException e) {
        LOG.log(System.Logger.Level.DEBUG, "A move asked for inside a step failed", e);
      }
    }
  }

  /** The random generator's counter as the thread sees it: steady within a step. */
  long counter() {
    Step step = threads.get().step;
    return step == null ? counter.get() : step.counter();
  }

  void setCounter(long value) {
    counter.set(value);
  }

  /** Refuses new work from now on, and wakes what waits for a backend. */
  void close() {
    closed = true;
    hub.changed();
  }
}
