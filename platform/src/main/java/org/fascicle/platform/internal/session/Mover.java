package org.fascicle.platform.internal.session;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.fascicle.api.exception.FascicleException;
import org.fascicle.api.tensor.Placement;
import org.fascicle.platform.internal.dispatch.ForeignKernels;
import org.fascicle.platform.internal.dispatch.PreparedCall;
import org.fascicle.platform.internal.swap.BackendHub;
import org.fascicle.platform.internal.swap.Binding;
import org.fascicle.platform.internal.swap.Resident;

/**
 * Decides where a session lives: follows its placement as backends come and go. One move at a time.
 */
final class Mover implements Resident {
  private final String session;
  private final int threads;
  private final BackendHub hub;
  private final ForeignKernels foreign;
  private final StepGate gate;
  private final SwapLog log;
  private final Relocator relocator;
  private final Supplier<Step> ownStep;
  private final ReentrantLock moving = new ReentrantLock();
  private volatile Placement placement;
  private volatile Attachment attachment;
  private volatile Binding target;
  private boolean closed;

  /**
   * A session that is nowhere yet.
   *
   * @param threads how many its kernels keep busy; 0 for all
   * @param ownStep the step of this session that the calling thread works for; null for none
   */
  Mover(
      String session,
      Placement placement,
      int threads,
      BackendHub hub,
      ForeignKernels foreign,
      StepGate gate,
      SwapLog log,
      Relocator relocator,
      Supplier<Step> ownStep) {
    this.session = session;
    this.placement = placement;
    this.threads = threads;
    this.hub = hub;
    this.foreign = foreign;
    this.gate = gate;
    this.log = log;
    this.relocator = relocator;
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
      if (!candidates.isEmpty()) {
        if (attachment == null || attachment.binding() != candidates.get(0)) {
          moveTo(candidates.get(0), "asked for", Long.MAX_VALUE);
        }
      } else if (attachment != null) {
        relocator.detach(attachment, () -> attachment = null);
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

  /** The best backend; null if there is none, or this session is on it or another version of it. */
  private Binding better() {
    List<Binding> candidates = hub.candidates(placement);
    if (closed || candidates.isEmpty()) {
      return null;
    }
    Attachment now = attachment;
    Binding best = candidates.get(0);
    boolean same =
        now != null && now.binding().isActive() && now.binding().name().equals(best.name());
    return same ? null : best;
  }

  private boolean moveTo(Binding next, String reason, long patience) {
    target = next; // before looking whether it is leaving: whoever makes it leave looks here after
    try {
      Relocator.checkActive(next);
      return relocator.move(
          attachment,
          new Attachment(session, next, foreign, threads),
          reason,
          patience,
          arrived -> attachment = arrived);
    } finally {
      target = null;
    }
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
      if (attachment != null && attachment.binding() == binding) {
        evacuate(binding.name() + " leaves");
      }
      if (relocator.isOn(binding.backend())) {
        endOwnStep(what, stay -> true);
        relocator.clearOut(binding.backend(), binding.name() + " leaves");
      }
    } finally {
      moving.unlock();
    }
  }

  private boolean dependsOn(Binding binding) {
    Attachment now = attachment;
    return (now != null && now.binding() == binding)
        || target == binding
        || relocator.isOn(binding.backend());
  }

  /** To the next backend that can take all of it; to the host if there is none. */
  private void evacuate(String reason) {
    for (Binding candidate : hub.candidates(placement)) {
      if (couldMoveTo(candidate, reason)) {
        return;
      }
    }
    relocator.hold(attachment, reason, () -> attachment = null);
  }

  private boolean couldMoveTo(Binding next, String reason) {
    try {
      return moveTo(next, reason, Long.MAX_VALUE);
    } catch (FascicleException e) {
      return false; // reported
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
        now.plans().clear();
        now.replays().clear();
        gate.open();
      }
    } finally {
      moving.unlock();
    }
  }

  /** Whoever moves now may be waiting for a step that this very thread works for. */
  private void lock(String what) {
    if (!moving.tryLock()) {
      endOwnStep(what, stay -> true);
      moving.lock();
    }
  }

  /** A step that asks for a departure would wait for itself: it ends here. */
  private void endOwnStep(String what, Predicate<Attachment> concerned) {
    Step step = ownStep.get();
    if (step != null && concerned.test(step.attachment()) && step.end(what)) {
      log.ended(session, step, what);
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
      Relocator.close(last);
      return true;
    } finally {
      moving.unlock();
    }
  }
}
