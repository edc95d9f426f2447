package org.fascicle.tck.learning;

import java.util.Random;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.plugin.Metric;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;

/**
 * A metric to test.
 *
 * @param <C> the configuration
 * @param name for messages
 * @param metric the metric
 * @param config its configuration
 * @param data targets and predictions that it takes
 * @param naive the value of all samples at once, computed in plain Java
 */
public record MetricCase<C extends Record>(
    String name, Metric<C> metric, C config, Samples.Source data, Naive naive) {
  /** The value of all samples at once. */
  @FunctionalInterface
  public interface Naive {
    /**
     * Computes it.
     *
     * @param targets row-major
     * @param predictions row-major
     * @param weights one a sample
     * @return one number, or all of the whole value
     */
    double[] value(double[] targets, double[] predictions, double[] weights);
  }

  /** N samples, always the same. */
  Samples draw(int n) {
    return data.draw(n, new Random(20_240_601));
  }

  /** Nothing seen yet, of samples like these. */
  MetricRun<C> run(Session session, Samples samples) {
    return run(session, samples.targets().shape(), samples.predictions().shape());
  }

  /** Nothing seen yet, of shapes like these. */
  MetricRun<C> run(Session session, Shape targets, Shape predictions) {
    return new MetricRun<>(session, metric, config, any(targets), any(predictions));
  }

  private static TensorSpec any(Shape shape) {
    return TensorSpec.of(DType.FLOAT64, shape.with(0, Shape.UNKNOWN));
  }

  /** Adds some of the samples. */
  static void add(
      Session session, MetricRun<?> run, Samples samples, double[] weights, int from, int to) {
    double[] part = weights == null ? null : java.util.Arrays.copyOfRange(weights, from, to);
    run.update(
        part(session, samples.targets(), from, to),
        part(session, samples.predictions(), from, to),
        part == null ? null : session.tensor(part, part.length));
  }

  private static org.fascicle.api.tensor.Tensor part(
      Session session, HostArray array, int from, int to) {
    return LossCase.tensor(session, array).slice(0, from, to);
  }
}
