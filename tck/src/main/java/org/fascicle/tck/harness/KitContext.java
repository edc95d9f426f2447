package org.fascicle.tck.harness;

import org.fascicle.api.tensor.Session;
import org.fascicle.platform.Sessions;
import org.fascicle.spi.backend.Backend;

/** What tests work on: the backend under test, and the reference that says what is right. */
public final class KitContext implements AutoCloseable {
  private final Backend backend;
  private final Sessions sessions;
  private final Sessions bare;
  private final Sessions primitives;
  private final Sessions oracles;
  private final long usedBefore;
  private Session session;
  private Session primitive;
  private Session oracle;

  /** Opens nothing yet. */
  public KitContext(Backend backend, Backend oracle) {
    this.backend = backend;
    this.sessions = Sessions.over(new PoisonedBackend(backend));
    this.bare = Sessions.over(backend);
    this.primitives = Sessions.over(new PrimitiveBackend(backend));
    this.oracles = Sessions.over(oracle);
    this.usedBefore = backend.memory().usedBytes();
  }

  /** The backend under test, as it is. */
  public Backend backend() {
    return backend;
  }

  /** Bytes in use on the backend before the first test. */
  public long usedBefore() {
    return usedBefore;
  }

  /** A session on the backend under test in which undefined memory is NaN; shared by the tests. */
  public synchronized Session session() {
    session = session == null ? sessions.session("kit") : session;
    return session;
  }

  /** A session on the backend under test in which composites are decomposed; shared. */
  public synchronized Session primitives() {
    primitive = primitive == null ? primitives.session("kit, primitives only") : primitive;
    return primitive;
  }

  /** A session on the reference; shared. */
  public synchronized Session oracle() {
    oracle = oracle == null ? oracles.session("oracle") : oracle;
    return oracle;
  }

  /** A new session on the backend under test, nothing added; the caller closes it. */
  public Session open(String name) {
    return bare.session(name);
  }

  /** Closes the sessions, so that the backend holds nothing of theirs. */
  public synchronized void closeSessions() {
    for (Session open : new Session[] {session, primitive, oracle}) {
      if (open != null) {
        open.close();
      }
    }
    session = null;
    primitive = null;
    oracle = null;
  }

  @Override
  public void close() {
    closeSessions();
    sessions.close();
    bare.close();
    primitives.close();
    oracles.close();
  }
}
