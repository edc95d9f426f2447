package org.fascicle.tck.learning;

import java.util.Random;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.plugin.Loss;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * A loss to test.
 *
 * @param <C> the configuration
 * @param name for messages
 * @param loss the loss
 * @param config its configuration
 * @param data targets and predictions that it takes
 * @param best the loss of perfect predictions; NaN if that is not known
 */
public record LossCase<C extends Record>(
    String name, Loss<C> loss, C config, Samples.Source data, double best) {
  /** N samples, always the same. */
  Samples draw(int n) {
    return data.draw(n, new Random(20_240_501));
  }

  /** The losses. */
  Tensor call(Session session, HostArray targets, HostArray predictions) {
    return loss.call(config, tensor(session, targets), tensor(session, predictions));
  }

  /** The losses of predictions on the device. */
  Tensor call(Session session, HostArray targets, Tensor predictions) {
    return loss.call(config, tensor(session, targets), predictions);
  }

  /** Checks specs with an unknown number of samples. */
  void check(Shape target, Shape prediction) {
    loss.check(config, any(target), any(prediction));
  }

  private static TensorSpec any(Shape shape) {
    return TensorSpec.of(DType.FLOAT64, shape.with(0, Shape.UNKNOWN));
  }

  /** An array as a tensor. */
  static Tensor tensor(Session session, HostArray array) {
    return session.tensor(array.toDoubles(), array.shape().dims());
  }
}
