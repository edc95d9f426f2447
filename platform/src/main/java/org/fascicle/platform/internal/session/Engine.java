package org.fascicle.platform.internal.session;

import java.lang.ref.Cleaner;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.fascicle.api.Fascicle.SessionOptions;
import org.fascicle.api.exception.UnknownNameException;
import org.fascicle.platform.internal.dispatch.ForeignKernels;
import org.fascicle.platform.internal.swap.Binding;
import org.fascicle.spi.backend.Backend;

/** The backends there are, and the sessions over them. */
public final class Engine implements AutoCloseable {
  private final Cleaner cleaner = Cleaner.create();
  private final ForeignKernels foreign = new ForeignKernels();
  private final List<Binding> bindings = new CopyOnWriteArrayList<>();

  /** A backend has come. */
  public void add(Backend backend) {
    bindings.add(new Binding(backend, foreign));
  }

  /** Opens a session. */
  public PlatformSession open(String name, SessionOptions options) {
    return new PlatformSession(name, options, cleaner, first(options.placement().order()));
  }

  /** The names of the backends that are there now. */
  public List<String> names() {
    return bindings.stream().map(Binding::name).distinct().toList();
  }

  private Binding first(List<String> order) {
    for (String name : order) {
      Optional<Binding> found = bindings.stream().filter(b -> b.name().equals(name)).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw new UnknownNameException("backend", order.get(0), names(), "");
  }

  @Override
  public void close() {}
}
