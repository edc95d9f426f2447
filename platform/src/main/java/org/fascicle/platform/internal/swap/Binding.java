package org.fascicle.platform.internal.swap;

import java.util.concurrent.atomic.AtomicReference;
import org.fascicle.spi.backend.Backend;

/** A backend as the platform knows it, from its announcement to its end. */
public final class Binding {
  /** The stages of its life; it only moves forward, and may leave out what lies between. */
  public enum State {
    /** Announced; the backend itself is not there yet. */
    ARRIVING,
    /** Sessions may move to it. */
    ACTIVE,
    /** Sessions are moving away from it. */
    LEAVING,
    /** Nothing depends on it any more. */
    GONE
  }

  private final Origin origin;
  private final String name;
  private final long serial;
  private final AtomicReference<State> state = new AtomicReference<>(State.ARRIVING);
  private volatile Backend backend;

  Binding(String name, Origin origin, long serial) {
    this.name = name;
    this.origin = origin;
    this.serial = serial;
  }

  /** The backend's short name. */
  public String name() {
    return name;
  }

  /** Where the backend comes from. */
  public Origin origin() {
    return origin;
  }

  /** The stage of its life. */
  public State state() {
    return state.get();
  }

  /** Whether sessions may move to it. */
  public boolean isActive() {
    return state.get() == State.ACTIVE;
  }

  /** The backend; null while it is arriving. */
  public Backend backend() {
    return backend;
  }

  /** A number that grows with each announcement. */
  long serial() {
    return serial;
  }

  /** Whether it became active: leaving beats an unfinished arrival. */
  boolean activate(Backend arrived) {
    backend = arrived;
    boolean active = state.compareAndSet(State.ARRIVING, State.ACTIVE);
    if (!active) {
      backend = null;
    }
    return active;
  }

  /** Whether sessions may have moved to it. */
  boolean leave() {
    return state.getAndUpdate(s -> s == State.GONE ? s : State.LEAVING) == State.ACTIVE;
  }

  void end() {
    state.set(State.GONE);
  }

  @Override
  public String toString() {
    Backend there = backend;
    return there == null ? name : name + " " + there.info().version();
  }
}
