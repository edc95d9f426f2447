package org.fascicle.platform.internal.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.fascicle.api.exception.FascicleException;
import org.fascicle.api.tensor.Migration;
import org.fascicle.api.tensor.Placement;
import org.fascicle.platform.internal.dispatch.ForeignKernels;
import org.fascicle.platform.internal.dispatch.PreparedCall;
import org.fascicle.platform.internal.memory.LiveSet;
import org.fascicle.platform.internal.swap.BackendHub;
import org.fascicle.platform.internal.swap.Binding;
import org.fascicle.platform.internal.swap.HostHold;
import org.fascicle.platform.internal.swap.Resident;
import org.fascicle.spi.backend.Backend;

/**
 * Moves a session between backends: prepare while steps run, commit while none does. One move at a
 * time. A move that fails leaves the session where it was, and is reported.
 */
final class Mover implements Resident {
  private final String session;
  private final BackendHub hub;
  private final ForeignKernels foreign;
  private final LiveSet live;
  private final ScalarCache scalars;
  private final StepGate gate;
  private final SwapLog log;
  private final Supplier<Step> ownStep;
  private final HostHold host = new HostHold();
  private final ReentrantLock moving = new ReentrantLock();
  private volatile Placement placement;
  private volatile Attachment attachment;
  private volatile Binding target;
  private boolean closed;

  Mover(
      String session,
      Placement placement,
      BackendHub hub,
      ForeignKernels foreign,
      LiveSet live,
      ScalarCache scalars,
      StepGate gate,
      SwapLog log,
      Supplier<Step> ownStep) {
    this.session = session;
    this.placement = placement;
    this.hub = hub;
    this.foreign = foreign;
    this.live = live;
    this.scalars = scalars;
    this.gate = gate;
    this.log = log;
    this.ownStep = ownStep;
  }

  /** Where the session is now; null if no backend is there. Steady while a token is held. */
  Attachment attachment() {
    return attachment;
  }

  Placement placement() {
    return placement;
  }

  /** Follows another policy from now on; moves at once, also to another version. */
  void place(Placement policy) {
    placement = policy;
    moving.lock();
    try {
      List<Binding> candidates = hub.candidates(policy);
      if (candidates.isEmpty()) {
        detach();
      } else if (attachment == null || attachment.binding() != candidates.get(0)) {
        moveTo(candidates.get(0), "asked for", Long.MAX_VALUE);
      }
    } finally {
      moving.unlock();
    }
  }

  /** Follows another policy from the next move on. */
  void placeLater(Placement policy) {
    placement = policy;
  }

  @Override
  public boolean reconsider(long patience) {
    moving.lock();
    try {
      Binding better = better();
      return better == null || moveTo(better, better.name() + " is preferred", patience);
    } catch (FascicleException e) {
      return true; // reported; the session stays where it is
    } finally {
      moving.unlock();
    }
  }

  /** The best backend, unless this session is on it, or on another version of it. */
  private Binding better() {
    if (closed) {
      return null;
    }
    Attachment now = attachment;
    List<Binding> candidates = hub.candidates(placement);
    if (candidates.isEmpty()) {
      return null;
    }
    Binding best = candidates.get(0);
    boolean same =
        now != null && now.binding().isActive() && now.binding().name().equals(best.name());
    return same ? null : best;
  }

  @Override
  public void leave(Binding binding) {
    if (!dependsOn(binding)) {
      return;
    }
    String what = "the departure of backend " + binding;
    endOwnStep(what, stay -> stay.binding() == binding);
    lock(what);
    try {
      Attachment now = attachment;
      if (now != null && now.binding() == binding) {
        evacuate(now);
      }
      clearOut(what, binding.backend());
    } finally {
      moving.unlock();
    }
  }

  /** A move to it that begins after this was asked sees that the backend leaves, and ends. */
  private boolean dependsOn(Binding binding) {
    Attachment now = attachment;
    Backend backend = binding.backend();
    return (now != null && now.binding() == binding)
        || target == binding
        || (backend != null && live.any(memory -> memory.backend() == backend));
  }

  /** To the next backend that can take all of it; to the host if there is none. */
  private void evacuate(Attachment now) {
    String reason = now.binding().name() + " leaves";
    for (Binding candidate : hub.candidates(placement)) {
      if (couldMoveTo(candidate, reason)) {
        return;
      }
    }
    hold(reason);
  }

  private boolean couldMoveTo(Binding next, String reason) {
    try {
      return moveTo(next, reason, Long.MAX_VALUE);
    } catch (FascicleException e) {
      return false; // reported
    }
  }

  private boolean moveTo(Binding next, String reason, long patience) {
    target = next;
    try {
      checkActive(next);
      return moveTo(new Attachment(session, next, foreign), reason, patience);
    } finally {
      target = null;
    }
  }

  private boolean moveTo(Attachment next, String reason, long patience) {
    Attachment before = attachment;
    boolean done = false;
    try (Transfer transfer = to(next.backend())) {
      if (before != null) {
        next.warm(before);
      }
      transfer.reserve();
      if (!gate.shut(patience)) {
        return false;
      }
      long start = System.nanoTime();
      try {
        commit(transfer, next);
        done = true;
      } finally {
        gate.open();
      }
      if (before != null || transfer.tensors() > 0) {
        report(before, next, reason, transfer, System.nanoTime() - start, "");
      }
      return true;
    } catch (RuntimeException | OutOfMemoryError e) {
      report(before, next, reason, null, 0, String.valueOf(e.getMessage()));
      throw e instanceof FascicleException f ? f : failed(next.binding(), e);
    } finally {
      close(done ? before : next);
    }
  }

  private static void checkActive(Binding next) {
    if (!next.isActive()) {
      throw new FascicleException("Backend " + next + " left before the session had moved.");
    }
  }

  private void commit(Transfer transfer, Attachment next) {
    checkActive(next.binding());
    if (attachment != null) {
      attachment.backend().synchronize();
    }
    transfer.commit();
    scalars.clear();
    attachment = next;
  }

  private Transfer to(Backend backend) {
    return new Transfer(live, backend, memory -> memory.backend() != backend);
  }

  private FascicleException failed(Binding next, Throwable cause) {
    return new FascicleException(
        "Session \"" + session + "\" could not move to backend " + next + ": " + cause, cause);
  }

  /** No backend can take the work: data waits on the host, and so does the work. */
  private void hold(String reason) {
    Attachment before = attachment;
    gate.shut(Long.MAX_VALUE);
    long start = System.nanoTime();
    try (Transfer transfer = to(host)) {
      attachment = null;
      scalars.clear();
      transfer.commit();
      report(before, null, reason, transfer, System.nanoTime() - start, "");
    } catch (RuntimeException | OutOfMemoryError e) {
      // The data stays in the old backend's memory, which lives until it is freed.
      report(before, null, reason, null, 0, String.valueOf(e.getMessage()));
    } finally {
      gate.open();
      close(before);
    }
  }

  /** The policy allows no backend that is there: work waits, data stays where it is. */
  private void detach() {
    Attachment before = attachment;
    if (before != null) {
      gate.shut(Long.MAX_VALUE);
      attachment = null;
      scalars.clear();
      gate.open();
      close(before);
    }
  }

  /** Takes what is left in a backend's memory to the host. */
  private void clearOut(String what, Backend backend) {
    if (backend == null || !live.any(memory -> memory.backend() == backend)) {
      return;
    }
    endOwnStep(what, stay -> true);
    gate.shut(Long.MAX_VALUE);
    try (Transfer transfer = new Transfer(live, host, memory -> memory.backend() == backend)) {
      transfer.commit();
    } finally {
      gate.open();
    }
  }

  private static void close(Attachment done) {
    if (done != null) {
      done.lanes().close();
    }
  }

  @Override
  public void forget(Predicate<PreparedCall> calls) {
    String what = "the departure of a plugin";
    lock(what);
    try {
      Attachment now = attachment;
      if (now != null && now.cache().calls().stream().anyMatch(calls)) {
        endOwnStep(what, stay -> true);
        gate.shut(Long.MAX_VALUE);
        now.cache().removeIf(calls);
        gate.open();
      }
    } finally {
      moving.unlock();
    }
  }

  /** Whoever moves now may be waiting for the step of this very thread. */
  private void lock(String what) {
    if (!moving.tryLock()) {
      endOwnStep(what, stay -> true);
      moving.lock();
    }
  }

  /** A step that asks for a departure would wait for itself: it ends here. */
  private void endOwnStep(String what, Predicate<Attachment> concerned) {
    Step step = ownStep.get();
    if (step != null && !step.isEnded() && concerned.test(step.attachment())) {
      log.ended(session, step, what);
      step.end(what);
      gate.exit(step);
    }
  }

  /**
   * Ends the session's life on its backend.
   *
   * @param patience how long to wait for steps in flight, in nanoseconds
   * @param alone runs while no step does
   * @return false if they took too long: nothing was done
   */
  boolean close(long patience, Runnable alone) {
    moving.lock();
    try {
      if (closed) {
        return true;
      }
      if (!gate.shut(patience)) {
        return false;
      }
      closed = true;
      try {
        alone.run();
      } finally {
        gate.open();
      }
      Attachment last = attachment;
      attachment = null;
      close(last);
      return true;
    } finally {
      moving.unlock();
    }
  }

  private void report(
      Attachment before,
      Attachment after,
      String reason,
      Transfer transfer,
      long nanos,
      String failure) {
    long copy = transfer == null ? 0 : transfer.copyNanos();
    log.add(
        new Migration(
            Instant.now(),
            session,
            before == null ? Migration.HOST : before.binding().toString(),
            after == null ? Migration.HOST : after.binding().toString(),
            reason,
            transfer == null ? 0 : transfer.tensors(),
            transfer == null ? 0 : transfer.bytes(),
            Duration.ofNanos(Math.max(0, nanos - copy)),
            Duration.ofNanos(copy),
            failure));
  }
}
