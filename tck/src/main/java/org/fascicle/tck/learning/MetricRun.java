package org.fascicle.tck.learning;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.MetricContext;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * A metric with its sums, outside any model.
 *
 * @param <C> the configuration
 */
public final class MetricRun<C extends Record> implements Declarations, MetricContext {
  private final Session session;
  private final Metric<C> metric;
  private final C config;
  private final Map<String, Tensor> sums = new LinkedHashMap<>();
  private final Map<String, Tensor> first = new LinkedHashMap<>();

  /**
   * Builds it.
   *
   * @throws org.fascicle.api.exception.InvalidArgumentException if it refuses the specs
   */
  public MetricRun(
      Session session, Metric<C> metric, C config, TensorSpec target, TensorSpec prediction) {
    this.session = session;
    this.metric = metric;
    this.config = config;
    metric.build(config, target, prediction, this);
    first.putAll(sums);
  }

  /** Adds a batch; null weights for ones. */
  public void update(Tensor target, Tensor prediction, Tensor weights) {
    metric.update(config, this, target, prediction, weights);
  }

  /** Puts the sums back to their first values. */
  public void reset() {
    sums.putAll(first);
  }

  /** Adds the sums of another run of the same metric. */
  public void merge(MetricRun<C> other) {
    sums.replaceAll((name, sum) -> sum.add(other.sums.get(name)));
  }

  /** One number. */
  public double result() {
    return metric.result(config, name -> state(name).toDoubles());
  }

  /** The whole value. */
  public HostArray value() {
    return metric.value(config, name -> state(name).toDoubles());
  }

  @Override
  public DType dtype() {
    return DType.FLOAT64;
  }

  @Override
  public void parameter(
      String name, Shape shape, Spec initializer, Spec regularizer, Spec constraint) {
    throw new AssertionError("a metric declares no parameters: " + name);
  }

  @Override
  public void state(String name, DType dtype, Shape shape, double initial) {
    double[] values = new double[Math.toIntExact(shape.elements())];
    Arrays.fill(values, initial);
    Tensor sum = session.tensor(values, shape.dims()).cast(dtype);
    if (sums.put(name, sum) != null) {
      throw new AssertionError("the sum \"" + name + "\" is declared twice");
    }
  }

  @Override
  public Session session() {
    return session;
  }

  @Override
  public Tensor state(String name) {
    Tensor sum = sums.get(name);
    if (sum == null) {
      throw new AssertionError("no sum \"" + name + "\" is declared, but " + sums.keySet());
    }
    return sum;
  }

  @Override
  public void updateState(String name, Tensor next) {
    Tensor before = state(name);
    if (!next.shape().equals(before.shape()) || next.dtype() != before.dtype()) {
      throw new AssertionError(
          "the sum \"" + name + "\" is " + before.spec() + ", and became " + next.spec());
    }
    sums.put(name, next);
  }
}
