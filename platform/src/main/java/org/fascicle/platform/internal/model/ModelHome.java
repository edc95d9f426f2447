package org.fascicle.platform.internal.model;

import org.fascicle.api.model.ModelOptions;
import org.fascicle.platform.internal.session.ModelSteps;
import org.fascicle.platform.internal.session.PlatformSession;

/** Gives models the sessions that they live in. */
@FunctionalInterface
public interface ModelHome {
  /** The session for a model: a new one, or the one that the options name. */
  Place open(String model, ModelOptions options);

  /**
   * A session to live in.
   *
   * @param steps the steps over all variables of the session
   * @param isOwned whether the session ends with the model
   */
  record Place(PlatformSession session, ModelSteps steps, boolean isOwned) {}
}
