package org.fascicle.platform.internal.train;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.DTypePolicy;
import org.fascicle.api.plugin.MetricContext;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.config.Where;
import org.fascicle.platform.internal.model.Declared;
import org.fascicle.platform.internal.registry.Bound;
import org.fascicle.platform.internal.registry.Lease;
import org.fascicle.platform.internal.registry.PluginRef;
import org.fascicle.platform.internal.session.Commit;
import org.fascicle.platform.internal.session.PlatformSession;

/** One metric over one output: its sums, in the session. */
final class MetricState {
  private final String name;
  private final PluginRef ref;
  private final boolean weighted;
  private final Map<String, Sum> sums = new LinkedHashMap<>();

  /**
   * A metric with its sums at their first values.
   *
   * @param name the key in the history
   * @param weighted whether sample weights count
   */
  MetricState(
      String name,
      PluginRef ref,
      boolean weighted,
      Lease lease,
      PlatformSession session,
      TensorSpec target,
      TensorSpec prediction) {
    this.name = name;
    this.ref = ref;
    this.weighted = weighted;
    declare(ref, lease, target, prediction)
        .items()
        .forEach((sum, item) -> sums.put(sum, new Sum(session, name + "/" + sum, item)));
  }

  /** What a metric keeps; refuses targets that do not fit. */
  static Declared declare(PluginRef ref, Lease lease, TensorSpec target, TensorSpec prediction) {
    Bound bound = lease.get(ref);
    Declared declared =
        new Declared(ref.where(), DTypePolicy.of(prediction.dtype()), bound.nested());
    try {
      bound.metric().build(bound.config(), target, prediction, declared);
    } catch (InvalidArgumentException e) {
      throw Where.in(ref.where(), e);
    }
    return declared;
  }

  /** The key in the history. */
  String name() {
    return name;
  }

  /**
   * Adds a batch to the sums.
   *
   * @param mask (N, T …) of the prediction: what it hides does not count
   * @param weights (N), null for ones
   */
  void update(
      Lease lease,
      Session session,
      Commit commit,
      Tensor target,
      Tensor prediction,
      Optional<Tensor> mask,
      Tensor weights) {
    Bound bound = lease.get(ref);
    Tensor counted = weighted ? weights : null;
    if (mask.isPresent()) {
      Tensor valid = mask.get().cast(prediction.dtype());
      counted = counted == null ? valid : valid.mul(Reduction.fit(counted, valid.shape()));
    }
    bound
        .metric()
        .update(bound.config(), new Context(session, commit), target, prediction, counted);
  }

  /** Puts the sums back to their first values. */
  void reset(Commit commit) {
    sums.values().forEach(sum -> sum.reset(commit));
  }

  /** The value of the sums; inside a step. */
  double result(Lease lease) {
    Bound bound = lease.get(ref);
    return bound.metric().result(bound.config(), sum -> sum(sum).variable().value().toDoubles());
  }

  /** The whole value of the sums; inside a step. */
  HostArray value(Lease lease) {
    Bound bound = lease.get(ref);
    return bound.metric().value(bound.config(), sum -> sum(sum).variable().value().toDoubles());
  }

  /** The sums by name. */
  Map<String, Sum> sums() {
    return sums;
  }

  private Sum sum(String sum) {
    Sum found = sums.get(sum);
    if (found == null) {
      throw new InvalidArgumentException(
          ref.where(), "a sum that it declared: " + sums.keySet(), "\"" + sum + "\"", "");
    }
    return found;
  }

  /** What a metric's update is given. */
  private final class Context implements MetricContext {
    private final Session session;
    private final Commit commit;

    Context(Session session, Commit commit) {
      this.session = session;
      this.commit = commit;
    }

    @Override
    public Session session() {
      return session;
    }

    @Override
    public Tensor state(String sum) {
      return sum(sum).variable().value();
    }

    @Override
    public void updateState(String sum, Tensor next) {
      commit.assign(sum(sum).variable(), next);
    }
  }
}
