package org.fascicle.api.model;

import java.util.LinkedHashMap;
import java.util.Map;
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
 * @param metadata what else belongs to the model, as values of JSON: its vocabulary, where it comes
 *     from. It is saved with the model
 */
public record ModelOptions(
    long seed,
    Placement placement,
    DType dtype,
    Optional<Session> session,
    Map<String, Object> metadata) {
  /** Seed 0, CPU before reference, float32, a session of its own. */
  public static final ModelOptions DEFAULT =
      new ModelOptions(0, Placement.DEFAULT, DType.FLOAT32, Optional.empty(), Map.of());

  /** Copies. */
  public ModelOptions {
    metadata = JsonValues.object("metadata", metadata);
  }

  /** The same with another seed. */
  public ModelOptions seed(long key) {
    return new ModelOptions(key, placement, dtype, session, metadata);
  }

  /** The same with another placement policy. */
  public ModelOptions placement(Placement policy) {
    return new ModelOptions(seed, policy, dtype, session, metadata);
  }

  /** The same, pinned to this backend, with fallback. */
  public ModelOptions backend(String name) {
    return placement(Placement.pinFallback(name));
  }

  /** The same with another element type. */
  public ModelOptions dtype(DType type) {
    return new ModelOptions(seed, placement, type, session, metadata);
  }

  /** The same in this session. */
  public ModelOptions session(Session home) {
    return new ModelOptions(seed, placement, dtype, Optional.of(home), metadata);
  }

  /**
   * The same with one more value that belongs to the model.
   *
   * @throws org.fascicle.api.exception.InvalidArgumentException if it is not JSON
   */
  public ModelOptions metadata(String key, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(metadata);
    more.put(key, value);
    return new ModelOptions(seed, placement, dtype, session, more);
  }
}
