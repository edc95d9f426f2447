package org.fascicle.tck.learning;

import org.fascicle.api.tensor.Scope;
import org.fascicle.api.tensor.Session;
import org.fascicle.backend.reference.ReferenceBackend;
import org.fascicle.platform.Sessions;

/** Where tests of activations, losses and metrics run: a session on the reference backend. */
public final class LearningLab implements AutoCloseable {
  private final ReferenceBackend backend = new ReferenceBackend();
  private final Sessions sessions = Sessions.over(backend);
  private final Session session = sessions.session("kit");

  /** Opens it. */
  public LearningLab() {}

  /** Runs a test; throws what it throws. */
  public <T> void run(CaseTest<T> test, T tested) throws Exception {
    Scope scope = session.scope();
    try {
      test.body().run(session, tested);
    } finally {
      scope.close();
    }
  }

  @Override
  public void close() {
    session.close();
    sessions.close();
    backend.close();
  }
}
