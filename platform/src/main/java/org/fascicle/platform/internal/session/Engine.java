package org.fascicle.platform.internal.session;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.fascicle.api.BackendStatus;
import org.fascicle.api.Fascicle.SessionOptions;
import org.fascicle.api.exception.UnknownNameException;
import org.fascicle.api.profile.Profiling;
import org.fascicle.api.tensor.Placement;
import org.fascicle.platform.internal.dispatch.ForeignKernels;
import org.fascicle.platform.internal.profile.Recorder;
import org.fascicle.platform.internal.swap.BackendHub;
import org.fascicle.platform.internal.swap.Binding;
import org.fascicle.platform.internal.swap.Origin;
import org.fascicle.platform.internal.tensor.LeakWatch;
import org.fascicle.platform.internal.text.Names;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.BackendInfo;
import org.fascicle.spi.backend.KernelProvider;

/** The backends there are, and the sessions over them. */
public final class Engine implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Engine.class.getName());
  private static final long CLOSING = TimeUnit.SECONDS.toNanos(10);
  private static final long WARN_AFTER = TimeUnit.SECONDS.toNanos(5);

  private final LeakWatch leaks = new LeakWatch();
  private final ForeignKernels foreign = new ForeignKernels();
  private final BackendHub hub = new BackendHub();
  private final Set<PlatformSession> sessions = ConcurrentHashMap.newKeySet();
  private final Set<Recorder> recorders = ConcurrentHashMap.newKeySet();

  @SuppressWarnings("ThreadLocalUsage") // one an engine: several engines may live in one JVM
  private final ThreadLocal<StepStack> stepsOfThread = new ThreadLocal<>();

  private final long warnAfter;

  /** No backends, no sessions. */
  public Engine() {
    this(WARN_AFTER);
  }

  /**
   * No backends, no sessions.
   *
   * @param warnAfter nanoseconds after which a swap that waits names the steps it waits for
   */
  public Engine(long warnAfter) {
    this.warnAfter = warnAfter;
  }

  /** Where backends come and go. */
  public BackendHub hub() {
    return hub;
  }

  ForeignKernels foreign() {
    return foreign;
  }

  /** The steps, of whatever session, that a thread works for. */
  ThreadLocal<StepStack> stepsOfThread() {
    return stepsOfThread;
  }

  LeakWatch leaks() {
    return leaks;
  }

  long warnAfter() {
    return warnAfter;
  }

  /** A backend has come: announced and there at once. */
  public Binding add(Backend backend) {
    Binding binding = hub.announce(backend.info().name(), Origin.DIRECT);
    hub.activate(binding, backend);
    return binding;
  }

  /** A provider of kernels has come: calls of its operation are prepared anew. */
  public void add(String operation, String backend, KernelProvider provider) {
    foreign.add(operation, backend, provider);
    hub.forget(call -> call.op().name().equals(operation));
  }

  /** A provider of kernels goes; returns when none of its kernels runs any more. */
  public void remove(KernelProvider provider) {
    foreign.remove(provider);
    hub.forget(call -> ForeignKernels.isFrom(provider, call));
  }

  /**
   * Opens a session. It moves to a backend at once if there is one; its first operation waits for
   * one otherwise.
   *
   * @throws UnknownNameException if it is pinned to a backend that is not there
   */
  public PlatformSession open(String name, SessionOptions options) {
    check(options.placement());
    PlatformSession session = new PlatformSession(name, options, this);
    synchronized (recorders) {
      sessions.add(session);
      recorders.forEach(session.recorders()::add);
    }
    hub.add(session.mover());
    session.mover().reconsider(Long.MAX_VALUE);
    return session;
  }

  /** Takes a profile of all sessions, also of those that are opened meanwhile. */
  public Profiling profile() {
    Recorder recorder = new Recorder(this::remove);
    synchronized (recorders) {
      recorders.add(recorder);
      sessions.forEach(session -> session.recorders().add(recorder));
    }
    return recorder;
  }

  private void remove(Recorder recorder) {
    synchronized (recorders) {
      recorders.remove(recorder);
      sessions.forEach(session -> session.recorders().remove(recorder));
    }
  }

  /** Refuses a pin with fallback to a backend that is not there. */
  void check(Placement placement) {
    String first = placement.order().get(0);
    List<String> there = names();
    if (placement.mode() == Placement.Mode.PIN_FALLBACK && !there.contains(first)) {
      throw new UnknownNameException(
          "backend",
          first,
          Names.nearest(first, there),
          "There are "
              + there
              + ". Start the bundle org.fascicle.backend."
              + first
              + ", use Placement.pinWait to wait for it, or Placement.prefer to do without.");
    }
  }

  /** The names of the backends that are there now. */
  public List<String> names() {
    return hub.active().stream().map(Binding::name).distinct().toList();
  }

  /** The backends that are there now, by name. */
  public List<BackendStatus> backends() {
    return hub.active().stream()
        .map(Engine::status)
        .sorted(Comparator.comparing(BackendStatus::name))
        .toList();
  }

  private static BackendStatus status(Binding binding) {
    BackendInfo info = binding.backend().info();
    return new BackendStatus(
        binding.name(),
        info.version(),
        binding.origin().toString(),
        info.description(),
        info.properties(),
        binding.backend().memory().usedBytes());
  }

  /** The best backend of this name, if one is there. */
  public Optional<Backend> backend(String name) {
    return hub.active().stream()
        .filter(b -> b.name().equals(name))
        .map(Binding::backend)
        .findFirst();
  }

  void remove(PlatformSession session) {
    sessions.remove(session);
    hub.remove(session.mover());
  }

  /** Closes the sessions that are open. A step that does not end holds nobody up for ever. */
  public void closeSessions() {
    for (PlatformSession session : sessions) {
      if (!session.close(CLOSING)) {
        LOG.log(
            System.Logger.Level.WARNING,
            "Session \"{0}\" has a step or a tape open; its memory is not freed",
            session.name());
      }
    }
  }

  /** Closes the sessions and ends for good: no backend is taken in any more. */
  @Override
  public void close() {
    closeSessions();
    hub.close();
    leaks.close();
  }
}
