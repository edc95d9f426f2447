package org.fascicle.platform.internal.swap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.fascicle.api.tensor.Placement;
import org.fascicle.platform.internal.dispatch.PreparedCall;
import org.fascicle.spi.backend.Backend;

/**
 * The backends that are there, and the sessions that live on them. Arrivals are offered to sessions
 * by a thread of its own; a departure is carried out by the thread that announces it, which returns
 * when no session depends on the backend any more.
 */
public final class BackendHub implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(BackendHub.class.getName());

  /** How long an offer first waits for steps in flight; doubled at each further attempt. */
  private static final long FIRST_PATIENCE = TimeUnit.MILLISECONDS.toNanos(500);

  private static final long LONGEST_PATIENCE = TimeUnit.SECONDS.toNanos(30);

  private static final Comparator<Binding> BEST_FIRST =
      Comparator.comparingInt((Binding b) -> b.origin().ranking())
          .thenComparing(b -> b.origin().version())
          .reversed()
          .thenComparingLong(Binding::serial);

  private final List<Binding> bindings = new ArrayList<>();
  private final Set<Resident> residents = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService offers = offers();
  private long serial;
  private long changes;

  private static ScheduledExecutorService offers() {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(null, task, "fascicle-swap", 0, false);
              thread.setDaemon(true);
              return thread;
            });
    executor.setKeepAliveTime(1, TimeUnit.SECONDS);
    executor.allowCoreThreadTimeOut(true);
    executor.setRemoveOnCancelPolicy(true);
    return executor;
  }

  /** A backend is about to come. Returns at once. */
  public synchronized Binding announce(String name, Origin origin) {
    Binding binding = new Binding(name, origin, serial++);
    bindings.add(binding);
    return binding;
  }

  /**
   * The announced backend is there: sessions that prefer it move to it in their own time.
   *
   * @return false if it has been withdrawn meanwhile, and is not used
   */
  public boolean activate(Binding binding, Backend backend) {
    if (!binding.activate(backend)) {
      return false;
    }
    LOG.log(System.Logger.Level.DEBUG, "Backend {0} is there.", binding);
    changed();
    residents.forEach(resident -> offer(resident, FIRST_PATIENCE, 0));
    return true;
  }

  /** Runs something on the hub's thread, so that whoever reports an arrival need not wait. */
  public void execute(Runnable task) {
    schedule(task, 0);
  }

  /** The backend goes. Returns when no session depends on it any more. */
  public void withdraw(Binding binding) {
    boolean wasThere = binding.leave();
    synchronized (this) {
      bindings.remove(binding);
    }
    if (wasThere) {
      residents.forEach(resident -> leave(resident, binding));
      LOG.log(System.Logger.Level.DEBUG, "Backend {0} is gone.", binding);
    }
    binding.end();
    changed();
  }

  /** One session's trouble must not keep the others on a backend that goes. */
  private static void leave(Resident resident, Binding binding) {
    try {
      resident.leave(binding);
    } catch (RuntimeException | Error e) {
      LOG.log(System.Logger.Level.ERROR, "A session could not leave backend " + binding, e);
    }
  }

  /** A session wants to hear of backends from now on. */
  public void add(Resident resident) {
    residents.add(resident);
  }

  /** A session has closed. */
  public void remove(Resident resident) {
    residents.remove(resident);
    changed();
  }

  /** Lets every session forget prepared calls; returns when none runs them any more. */
  public void forget(Predicate<PreparedCall> calls) {
    residents.forEach(resident -> resident.forget(calls));
  }

  /** Asks a session to think again, later, on the hub's thread. */
  private void offer(Resident resident, long patience, long delay) {
    schedule(() -> consider(resident, patience), delay);
  }

  private void schedule(Runnable task, long delay) {
    try {
      ScheduledFuture<?> unused = offers.schedule(guarded(task), delay, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      LOG.log(System.Logger.Level.DEBUG, "Closed: no more offers");
    }
  }

  private static Runnable guarded(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (RuntimeException | Error e) {
        LOG.log(System.Logger.Level.ERROR, "An arriving backend could not be made use of", e);
      }
    };
  }

  private void consider(Resident resident, long patience) {
    if (residents.contains(resident) && !resident.reconsider(patience)) {
      offer(resident, Math.min(2 * patience, LONGEST_PATIENCE), patience);
    }
  }

  /** The active backends, best first within a name. */
  public synchronized List<Binding> active() {
    return bindings.stream().filter(Binding::isActive).sorted(BEST_FIRST).toList();
  }

  /** The backends that a placement allows, best first. */
  public List<Binding> candidates(Placement placement) {
    List<String> names =
        placement.mode() == Placement.Mode.PIN_WAIT
            ? placement.order().subList(0, 1)
            : placement.order();
    List<Binding> active = active();
    List<Binding> found = new ArrayList<>();
    for (String name : names) {
      active.stream().filter(b -> b.name().equals(name)).forEach(found::add);
    }
    return found;
  }

  /** A number that changes whenever backends come or go or {@link #changed} is called. */
  public synchronized long changes() {
    return changes;
  }

  /** Wakes everybody who waits for a change. */
  public synchronized void changed() {
    changes++;
    notifyAll();
  }

  /**
   * Waits for a change.
   *
   * @param seen the number of changes before the caller looked
   * @param nanos how long at most
   * @return whether there was one
   * @throws InterruptedException if the thread was interrupted
   */
  public synchronized boolean awaitChange(long seen, long nanos) throws InterruptedException {
    long end = System.nanoTime() + nanos;
    while (changes == seen) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }

  @Override
  public void close() {
    offers.shutdown();
    changed();
  }
}
