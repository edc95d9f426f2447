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
 * @param policy element types: of parameters and of what comes in and goes out, and of what layers
 *     compute in
 * @param session the session to live in, so that models may be mixed in one custom loop; empty for
 *     a session of its own. Seed and placement are then that session's
 * @param metadata what else belongs to the model, as values of JSON: its vocabulary, where it comes
 *     from. It is saved with the model
 * @param runEagerly whether each operation of a step runs when a layer asks for it; otherwise a
 *     step's operations are noted first and run as a plan. It is not saved
 */
public record ModelOptions(
    long seed,
    Placement placement,
    DTypePolicy policy,
    Optional<Session> session,
    Map<String, Object> metadata,
    boolean runEagerly) {
  /** Seed 0, CPU before reference, float32, a session of its own. */
  public static final ModelOptions DEFAULT =
      new ModelOptions(
          0, Placement.DEFAULT, DTypePolicy.FLOAT32, Optional.empty(), Map.of(), false);

  /** Copies. */
  public ModelOptions {
    metadata = JsonValues.object("metadata", metadata);
  }

  /** The same with another seed. */
  public ModelOptions seed(long key) {
    return new ModelOptions(key, placement, policy, session, metadata, runEagerly);
  }

  /** The same with another placement policy. */
  public ModelOptions placement(Placement place) {
    return new ModelOptions(seed, place, policy, session, metadata, runEagerly);
  }

  /** The same, pinned to this backend, with fallback. */
  public ModelOptions backend(String name) {
    return placement(Placement.pinFallback(name));
  }

  /** The same with another element type, float32 or float64, for everything. */
  public ModelOptions dtype(DType type) {
    return policy(DTypePolicy.of(type));
  }

  /** The same under another policy. */
  public ModelOptions policy(DTypePolicy types) {
    return new ModelOptions(seed, placement, types, session, metadata, runEagerly);
  }

  /**
   * The same under the policy of this name: {@code mixed_bfloat16}.
   *
   * @throws org.fascicle.api.exception.InvalidArgumentException if there is none
   */
  public ModelOptions policy(String name) {
    return policy(DTypePolicy.of(name));
  }

  /** The same in this session. */
  public ModelOptions session(Session home) {
    return new ModelOptions(seed, placement, policy, Optional.of(home), metadata, runEagerly);
  }

  /**
   * The same with one more value that belongs to the model.
   *
   * @throws org.fascicle.api.exception.InvalidArgumentException if it is not JSON
   */
  public ModelOptions metadata(String key, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(metadata);
    more.put(key, value);
    return new ModelOptions(seed, placement, policy, session, more, runEagerly);
  }

  /**
   * The same, and each operation of a step runs when it is asked for: slower, but a debugger that
   * stops in a layer sees values.
   */
  public ModelOptions runEagerly(boolean eagerly) {
    return new ModelOptions(seed, placement, policy, session, metadata, eagerly);
  }
}
