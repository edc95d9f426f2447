package org.fascicle.platform.internal.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.model.Declared;
import org.fascicle.platform.internal.registry.Lease;
import org.fascicle.platform.internal.registry.StepOwner;
import org.fascicle.platform.internal.session.Commit;
import org.fascicle.platform.internal.session.ModelSteps;
import org.fascicle.platform.internal.session.PlatformSession;
import org.fascicle.platform.internal.tensor.VariableCell;

/**
 * Loss and metrics over the batches of an epoch: sums in the session, so that nothing is read back
 * before somebody asks. Losses are averaged over samples.
 */
public final class Metrics implements AutoCloseable {
  private static final Declared.Item ZERO =
      Declared.Item.state(TensorSpec.of(DType.FLOAT64, Shape.SCALAR), 0);

  private final PlatformSession session;
  private final ModelSteps steps;
  private final Map<String, Sum> losses = new LinkedHashMap<>();
  private final List<MetricState> metrics;
  private final AtomicLong samples = new AtomicLong();
  private final StepOwner owner = new StepOwner();

  /**
   * Nothing seen yet.
   *
   * @param losses keys of the losses: the total first, then one a loss if there are several
   */
  Metrics(
      PlatformSession session, ModelSteps steps, List<String> losses, List<MetricState> metrics) {
    this.session = session;
    this.steps = steps;
    this.metrics = List.copyOf(metrics);
    losses.forEach(name -> this.losses.put(name, new Sum(session, name, ZERO)));
  }

  /** Whose the steps are that add to these sums. */
  StepOwner owner() {
    return owner;
  }

  /** The metrics. */
  List<MetricState> metrics() {
    return metrics;
  }

  /**
   * Adds a batch's losses.
   *
   * @param values scalars, in the order of the keys
   * @param count samples of the batch
   */
  void addLosses(Commit commit, List<Tensor> values, int count) {
    int i = 0;
    for (Sum sum : losses.values()) {
      Tensor value = values.get(i++).cast(DType.FLOAT64).mul((double) count);
      commit.assign(sum.variable(), sum.variable().value().add(value));
    }
  }

  /** Counts a batch's samples when it has been added. */
  void count(Commit commit, int batch) {
    commit.afterwards(() -> samples.addAndGet(batch));
  }

  /** Starts anew. */
  void reset() {
    steps.write(
        commit -> {
          losses.values().forEach(sum -> sum.reset(commit));
          metrics.forEach(metric -> metric.reset(commit));
          commit.afterwards(() -> samples.set(0));
          return null;
        });
  }

  /** The averages so far; empty if nothing was seen. */
  Map<String, Double> results(Lease lease) {
    return steps.look(() -> lease.during(() -> collectResults(lease)));
  }

  private Map<String, Double> collectResults(Lease lease) {
    Map<String, Double> results = new LinkedHashMap<>();
    if (samples.get() > 0) {
      losses.forEach((name, sum) -> results.put(name, average(sum)));
      metrics.forEach(metric -> results.put(metric.name(), metric.result(lease)));
    }
    return results;
  }

  private double average(Sum sum) {
    return sum.variable().value().item() / samples.get();
  }

  /** The averages so far, whole; empty if nothing was seen. */
  Map<String, HostArray> values(Lease lease) {
    return steps.look(() -> lease.during(() -> collectValues(lease)));
  }

  private Map<String, HostArray> collectValues(Lease lease) {
    Map<String, HostArray> values = new LinkedHashMap<>();
    if (samples.get() > 0) {
      losses.forEach((name, sum) -> values.put(name, HostArray.of(new double[] {average(sum)})));
      metrics.forEach(metric -> values.put(metric.name(), metric.value(lease)));
    }
    return values;
  }

  /** Samples seen. */
  public long samples() {
    return samples.get();
  }

  /** Restores the number of samples seen; the sums are restored as variables. */
  void restore(long seen) {
    samples.set(seen);
  }

  /** Every sum, by name. */
  public Map<String, VariableCell> variables() {
    Map<String, VariableCell> all = new LinkedHashMap<>();
    losses.forEach((name, sum) -> all.put(name, sum.variable()));
    for (MetricState metric : metrics) {
      metric.sums().forEach((name, sum) -> all.put(metric.name() + "/" + name, sum.variable()));
    }
    return all;
  }

  @Override
  public void close() {
    new ArrayList<>(variables().values()).forEach(session::release);
  }
}
