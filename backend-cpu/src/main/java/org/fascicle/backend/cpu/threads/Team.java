package org.fascicle.backend.cpu.threads;

import java.util.List;
import java.util.Set;
import org.fascicle.api.op.Grad;
import org.fascicle.api.op.LastState;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.TensorSpec;

/**
 * How many threads a kernel is prepared for and run by. What it has to do says so, never who else
 * computes: results are the same each time. One thread for little work, since all must have woken
 * before any begins and the last one is waited for: that takes a microsecond while the processors
 * are free, and hundreds while they are not. For the rest all of them: teams of several sizes would
 * end threads and start others all the time.
 */
public final class Team {
  /** Elements that one thread reads and writes in the time that others may take to wake. */
  private static final long ELEMENTS = 128 * 1024;

  /** What takes as long for one element as four times reading or writing one. */
  private static final Set<String> POWERS =
      Set.of("exp", "tanh", "sigmoid", "softmax", "log_softmax");

  private static final long POWER = 4;

  /** Multiplications that it does in as long. */
  private static final double MULTIPLICATIONS = 2e6;

  /** What multiplies each element more than once. */
  private static final Set<String> PRODUCTS =
      Set.of(
          "matmul",
          "linear",
          "convolution",
          "convolution_transpose",
          "convolution_weights",
          "simple_rnn",
          "lstm",
          "gru",
          "scaled_dot_product_attention");

  private final OpenMp openMp;
  private final int threads;

  private Team(OpenMp openMp, int threads) {
    this.openMp = openMp;
    this.threads = threads;
  }

  /**
   * The team of an operation on inputs of these specs.
   *
   * @param most the threads that one with much to do has
   */
  public static Team of(OpenMp openMp, Op op, List<TensorSpec> inputs, int most) {
    return new Team(openMp, openMp.possible(isLittle(op, inputs) ? 1 : most));
  }

  /** Whether one thread does it sooner than several. */
  static boolean isLittle(Op op, List<TensorSpec> inputs) {
    if (op instanceof LastState last) {
      return isLittle(last.network(), inputs);
    }
    long each = POWERS.contains(op.name()) ? POWER : 1;
    return each * (elements(inputs) + elements(op.infer(inputs))) <= ELEMENTS
        && multiplications(op, inputs) <= MULTIPLICATIONS;
  }

  private static long elements(List<TensorSpec> specs) {
    return specs.stream().mapToLong(spec -> spec.shape().elements()).sum();
  }

  /** Of a product of (N, K) and (K, M): the root of NK · KM · NM. */
  private static double multiplications(Op op, List<TensorSpec> inputs) {
    Op forward = op instanceof Grad gradient ? gradient.forward() : op;
    if (!PRODUCTS.contains(forward.name())) {
      return 0;
    }
    List<TensorSpec> given =
        op instanceof Grad gradient ? inputs.subList(0, gradient.inputs()) : inputs;
    double product = forward.infer(given).get(0).shape().elements();
    for (TensorSpec factor : given.subList(0, 2)) {
      product *= factor.shape().elements();
    }
    return Math.sqrt(product);
  }

  /** Makes it the team of what the calling thread begins from now on. */
  public void gather() {
    openMp.use(threads);
  }

  /** The number of threads. */
  public int threads() {
    return threads;
  }
}
