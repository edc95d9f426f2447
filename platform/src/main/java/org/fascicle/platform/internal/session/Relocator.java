package org.fascicle.platform.internal.session;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.fascicle.api.exception.FascicleException;
import org.fascicle.api.tensor.Migration;
import org.fascicle.platform.internal.memory.LiveSet;
import org.fascicle.platform.internal.swap.Binding;
import org.fascicle.platform.internal.swap.HostHold;
import org.fascicle.spi.backend.Backend;

/**
 * Carries a session's data from one backend to another, or to the host: prepares while steps run,
 * commits while none does, reports. What fails changes nothing.
 */
final class Relocator {
  private final String session;
  private final LiveSet live;
  private final ScalarCache scalars;
  private final StepGate gate;
  private final SwapLog log;
  private final HostHold host = new HostHold();

  Relocator(String session, LiveSet live, ScalarCache scalars, StepGate gate, SwapLog log) {
    this.session = session;
    this.live = live;
    this.scalars = scalars;
    this.gate = gate;
    this.log = log;
  }

  /**
   * Moves to another backend.
   *
   * @param before where the session is; null if it is nowhere
   * @param arrival makes the new stay the session's; called while no step runs
   * @param patience how long to wait for steps in flight, in nanoseconds
   * @return false if they took too long: nothing was done
   * @throws FascicleException if it failed: the session is where it was
   */
  boolean move(
      Attachment before,
      Attachment next,
      String reason,
      long patience,
      Consumer<Attachment> arrival) {
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
        commit(before, next, transfer);
        arrival.accept(next);
        done = true;
      } finally {
        gate.open();
      }
      if (before != null || transfer.tensors() > 0) {
        report(before, next, reason, transfer, System.nanoTime() - start);
      }
      return true;
    } catch (RuntimeException | OutOfMemoryError e) {
      refuse(before, next, reason, e);
      throw e instanceof FascicleException f ? f : failed(next.binding(), e);
    } finally {
      close(done ? before : next);
    }
  }

  private void commit(Attachment before, Attachment next, Transfer transfer) {
    checkActive(next.binding());
    if (before != null) {
      before.backend().synchronize();
    }
    transfer.commit();
    scalars.clear();
  }

  /** Fails if a backend has begun to leave. */
  static void checkActive(Binding next) {
    if (!next.isActive()) {
      throw new FascicleException("Backend " + next + " left before the session had moved.");
    }
  }

  private Transfer to(Backend backend) {
    return new Transfer(live, backend, memory -> memory.backend() != backend);
  }

  private FascicleException failed(Binding next, Throwable cause) {
    return new FascicleException(
        "Session \"" + session + "\" could not move to backend " + next + ": " + cause, cause);
  }

  /**
   * Takes everything to the host. If even that fails, it stays in the old backend's memory, which
   * lives until it is freed.
   *
   * @param departure makes the session's stay end; called while no step runs
   */
  void hold(Attachment before, String reason, Runnable departure) {
    gate.shut(Long.MAX_VALUE);
    long start = System.nanoTime();
    try (Transfer transfer = to(host)) {
      departure.run();
      scalars.clear();
      transfer.commit();
      report(before, null, reason, transfer, System.nanoTime() - start);
    } catch (RuntimeException | OutOfMemoryError e) {
      refuse(before, null, reason, e);
    } finally {
      gate.open();
      close(before);
    }
  }

  /** Ends the stay, and leaves the data where it is. */
  void detach(Attachment before, Runnable departure) {
    gate.shut(Long.MAX_VALUE);
    try {
      departure.run();
      scalars.clear();
    } finally {
      gate.open();
      close(before);
    }
  }

  /** Whether some data is in a backend's memory. */
  boolean isOn(Backend backend) {
    return backend != null && live.any(memory -> memory.backend() == backend);
  }

  /** Takes to the host what earlier moves left in a backend's memory. */
  void clearOut(Backend backend, String reason) {
    gate.shut(Long.MAX_VALUE);
    try (Transfer transfer = new Transfer(live, host, memory -> memory.backend() == backend)) {
      transfer.commit();
    } catch (RuntimeException | OutOfMemoryError e) {
      refuse(null, null, reason, e);
    } finally {
      gate.open();
    }
  }

  /** Ends a stay's threads. */
  static void close(Attachment done) {
    if (done != null) {
      done.lanes().close();
    }
  }

  private void report(
      Attachment before, Attachment after, String reason, Transfer transfer, long nanos) {
    log.add(
        new Migration(
            Instant.now(),
            session,
            name(before),
            name(after),
            reason,
            transfer.tensors(),
            transfer.bytes(),
            Duration.ofNanos(nanos - transfer.copyNanos()),
            Duration.ofNanos(transfer.copyNanos()),
            ""));
  }

  private void refuse(Attachment before, Attachment after, String reason, Throwable cause) {
    log.add(
        new Migration(
            Instant.now(),
            session,
            name(before),
            name(after),
            reason,
            0,
            0,
            Duration.ZERO,
            Duration.ZERO,
            cause instanceof FascicleException ? cause.getMessage() : cause.toString()));
  }

  private static String name(Attachment stay) {
    return stay == null ? Migration.HOST : stay.binding().toString();
  }
}
