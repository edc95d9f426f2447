package org.fascicle.api.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fascicle.api.exception.InvalidArgumentException;
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
 *     a session of its own. Seed, placement and threads are then that session's
 * @param metadata what else belongs to the model, as values of JSON: its vocabulary, where it comes
 *     from. It is saved with the model
 * @param runEagerly whether each operation of a step runs when a layer asks for it; otherwise a
 *     step's operations are noted first and run as a plan. It is not saved
 * @param threads how many threads each kernel keeps busy, so that several run at once; 0 for all
 *     that the backend may take. It is not saved
 */
public record ModelOptions(
    long seed,
    Placement placement,
    DTypePolicy policy,
    Optional<Session> session,
    Map<String, Object> metadata,
    boolean runEagerly,
    int threads) {
  /** Seed 0, CPU before reference, float32, a session of its own. */
  public static final ModelOptions DEFAULT =
      new ModelOptions(
          0, Placement.DEFAULT, DTypePolicy.FLOAT32, Optional.empty(), Map.of(), false, 0);

  /** Copies. */
  public ModelOptions {
    metadata = JsonValues.object("metadata", metadata);
    if (threads < 0) {
      throw new InvalidArgumentException(
          "ModelOptions.threads", "a number of 0 or more", String.valueOf(threads), "");
    }
  }

  /** The same with another seed. */
  public ModelOptions seed(long key) {
    return new ModelOptions(key, placement, policy, session, metadata, runEagerly, threads);
  }

  /** The same with another placement policy. */
  public ModelOptions placement(Placement place) {
    return new ModelOptions(seed, place, policy, session, metadata, runEagerly, threads);
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
    return new ModelOptions(seed, placement, types, session, metadata, runEagerly, threads);
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
    return new ModelOptions(
        seed, placement, policy, Optional.of(home), metadata, runEagerly, threads);
  }

  /**
   * The same with one more value that belongs to the model.
   *
   * @throws org.fascicle.api.exception.InvalidArgumentException if it is not JSON
   */
  public ModelOptions metadata(String key, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(metadata);
    more.put(key, value);
    return new ModelOptions(seed, placement, policy, session, more, runEagerly, threads);
  }

  /**
   * The same, and each operation of a step runs when it is asked for: slower, but a debugger that
   * stops in a layer sees values.
   */
  public ModelOptions runEagerly(boolean eagerly) {
    return new ModelOptions(seed, placement, policy, session, metadata, eagerly, threads);
  }

  /** The same with so many threads a kernel; 0 for all that the backend may take. */
  public ModelOptions threads(int most) {
    return new ModelOptions(seed, placement, policy, session, metadata, runEagerly, most);
  }
}
