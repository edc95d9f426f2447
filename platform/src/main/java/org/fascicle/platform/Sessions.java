package org.fascicle.platform;

import java.lang.ref.Cleaner;
import java.util.List;
import java.util.Optional;
import org.fascicle.api.exception.UnknownNameException;
import org.fascicle.api.tensor.Placement;
import org.fascicle.api.tensor.Session;
import org.fascicle.platform.internal.dispatch.ForeignKernels;
import org.fascicle.platform.internal.session.PlatformSession;
import org.fascicle.platform.internal.swap.Binding;
import org.fascicle.spi.backend.Backend;

/** Sessions over given backends, without a framework: for conformance kits and unit tests. */
public final class Sessions implements AutoCloseable {
  private final Cleaner cleaner = Cleaner.create();
  private final List<Binding> bindings;

  private Sessions(List<Binding> bindings) {
    this.bindings = bindings;
  }

  /**
   * Sessions over these backends. The backends stay the caller's: close the sessions first.
   *
   * @param backends at least one; the first of a name counts
   */
  public static Sessions over(Backend... backends) {
    ForeignKernels foreign = new ForeignKernels();
    return new Sessions(
        List.of(backends).stream().map(backend -> new Binding(backend, foreign)).toList());
  }

  /** A session with seed 0 on the first backend. */
  public Session session(String name) {
    return session(name, 0, Placement.pinWait(bindings.get(0).name()));
  }

  /**
   * A session.
   *
   * @param seed key of the random generator
   * @throws UnknownNameException if none of the placement's backends is there
   */
  public Session session(String name, long seed, Placement placement) {
    return new PlatformSession(name, seed, placement, cleaner, first(placement));
  }

  private Binding first(Placement placement) {
    for (String name : placement.order()) {
      Optional<Binding> found = bindings.stream().filter(b -> b.name().equals(name)).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
    }
    List<String> known = bindings.stream().map(Binding::name).toList();
    throw new UnknownNameException("backend", placement.order().get(0), known, "");
  }

  @Override
  public void close() {}
}
