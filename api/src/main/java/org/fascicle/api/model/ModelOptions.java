package org.fascicle.api.model;

import java.util.Optional;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Placement;
import org.fascicle.api.tensor.Session;

/**
 * Where and how a model lives.
 *
 * @param seed key of the random generator: first values, dropout, shuffling
 * @param placement how the backend is chosen
 * @param dtype element type of parameters and of real inputs: float32 or float64
 * @param session the session to live in, so that models may be mixed in one custom loop; empty for
 *     a session of its own. Seed and placement are then that session's
 */
public record ModelOptions(long seed, Placement placement, DType dtype, Optional<Session> session) {
  /** Seed 0, CPU before reference, float32, a session of its own. */
  public static final ModelOptions DEFAULT =
      new ModelOptions(0, Placement.DEFAULT, DType.FLOAT32, Optional.empty());

  /** The same with another seed. */
  public ModelOptions seed(long key) {
    return new ModelOptions(key, placement, dtype, session);
  }

  /** The same with another placement policy. */
  public ModelOptions placement(Placement policy) {
    return new ModelOptions(seed, policy, dtype, session);
  }

  /** The same, pinned to this backend, with fallback. */
  public ModelOptions backend(String name) {
    return placement(Placement.pinFallback(name));
  }

  /** The same with another element type. */
  public ModelOptions dtype(DType type) {
    return new ModelOptions(seed, placement, type, session);
  }

  /** The same in this session. */
  public ModelOptions session(Session home) {
    return new ModelOptions(seed, placement, dtype, Optional.of(home));
  }
}
