package org.fascicle.platform;

import org.fascicle.api.Fascicle.SessionOptions;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.tensor.Session;
import org.fascicle.platform.internal.session.Engine;
import org.fascicle.spi.backend.Backend;

/** Sessions over given backends, without a framework: for conformance kits and unit tests. */
public final class Sessions implements AutoCloseable {
  private final Engine engine = new Engine();
  private final String first;

  private Sessions(Backend... backends) {
    this.first = backends[0].info().name();
    for (Backend backend : backends) {
      engine.add(backend);
    }
  }

  /**
   * Sessions over these backends. The backends stay the caller's: close the sessions first.
   *
   * @param backends at least one
   */
  public static Sessions over(Backend... backends) {
    if (backends.length == 0) {
      throw new InvalidArgumentException("Sessions.over", "at least one backend", "none", "");
    }
    return new Sessions(backends);
  }

  /** A session with seed 0 on the first backend. */
  public Session session(String name) {
    return session(name, SessionOptions.DEFAULT.backend(first));
  }

  /**
   * A session.
   *
   * @throws org.fascicle.api.exception.UnknownNameException if none of the placement's backends is
   *     there
   */
  public Session session(String name, SessionOptions options) {
    return engine.open(name, options);
  }

  @Override
  public void close() {
    engine.close();
  }
}
