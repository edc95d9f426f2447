package org.fascicle.plugin.core;

import org.fascicle.api.tensor.Session;
import org.fascicle.backend.reference.ReferenceBackend;
import org.fascicle.platform.Sessions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A session on the reference backend for each test. */
public final class Reference implements BeforeEachCallback, AfterEachCallback {
  private ReferenceBackend backend;
  private Sessions sessions;
  private Session session;

  /** The session of the running test. */
  public Session session() {
    return session;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    backend = new ReferenceBackend();
    sessions = Sessions.over(backend);
    session = sessions.session(context.getDisplayName());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    session.close();
    sessions.close();
    backend.close();
  }
}
