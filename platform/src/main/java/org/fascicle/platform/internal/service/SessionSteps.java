package org.fascicle.platform.internal.service;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.fascicle.api.Fascicle.SessionOptions;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.ModelOptions;
import org.fascicle.api.tensor.Session;
import org.fascicle.platform.internal.model.ModelHome;
import org.fascicle.platform.internal.session.Engine;
import org.fascicle.platform.internal.session.ModelSteps;
import org.fascicle.platform.internal.session.PlatformSession;

/**
 * Gives models their sessions. The models of one session share its steps, so that a commit of one
 * is seen whole by readers of all.
 */
final class SessionSteps implements ModelHome {
  private final Engine engine;
  private final Map<PlatformSession, ModelSteps> steps =
      Collections.synchronizedMap(new WeakHashMap<>());

  SessionSteps(Engine engine) {
    this.engine = engine;
  }

  @Override
  public Place open(String model, ModelOptions options) {
    if (options.session().isPresent()) {
      PlatformSession session = ours(options.session().get());
      return new Place(session, of(session), false);
    }
    SessionOptions wanted =
        new SessionOptions(options.seed(), options.placement(), options.threads());
    PlatformSession session = engine.open(model, wanted);
    return new Place(session, of(session), true);
  }

  /** The steps over the variables of a session. */
  ModelSteps of(PlatformSession session) {
    return steps.computeIfAbsent(session, ModelSteps::new);
  }

  /** A session of this platform. */
  static PlatformSession ours(Session session) {
    if (session instanceof PlatformSession own) {
      return own;
    }
    throw new InvalidArgumentException(
        "Session", "one that this Fascicle opened", session.getClass().getName(), "");
  }
}
