package org.fascicle.examples;

import java.util.Map;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.Model;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * How much of what a recurrent network gives at its last step depends on each step before: the norm
 * of the gradient with respect to that step's input.
 *
 * @see <a href="https://doi.org/10.1109/72.279181">Bengio, Simard, Frasconi: Learning long-term
 *     dependencies with gradient descent is difficult (1994)</a>
 */
final class StepGradients {
  /** What float32 can no longer tell from nothing; a logarithmic axis needs more than 0. */
  private static final double LEAST = 1e-15;

  private StepGradients() {}

  /**
   * The norms, one a step, as shares of that of the last step.
   *
   * @param model gives (N, K), or (N, T, K), of which the last step counts
   * @param inputs (N, T, F)
   */
  static double[] of(Model model, HostArray inputs) {
    Session session = model.session();
    float[] norms =
        session.step(
            () -> {
              Tensor x =
                  session.upload(TensorSpec.of(inputs.dtype(), inputs.shape()), inputs.buffer());
              try (Tape tape = session.tape()) {
                tape.watch(x);
                Tensor given = last(model.call(true, Map.of(), x)[0]);
                Tensor gradient = tape.gradient(given.square().sum(), x)[0];
                return gradient.square().sum(0, 2).sqrt().toFloats();
              }
            });
    double[] shares = new double[norms.length];
    for (int t = 0; t < shares.length; t++) {
      shares[t] = Math.max(norms[t] / (double) norms[norms.length - 1], LEAST);
    }
    return shares;
  }

  private static Tensor last(Tensor given) {
    if (given.shape().rank() == 2) {
      return given;
    }
    long steps = given.shape().dim(1);
    return given.slice(1, steps - 1, steps);
  }
}
