package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * An operation as data: an immutable record of a name, a version and typed attributes. Equal
 * records are the same operation. Attributes never change between the steps of a training run; what
 * does (learning rate, step number, random counter) is a host input.
 *
 * <p>A primitive operation implements this interface alone and every backend runs it; a {@link
 * CompositeOp} also says how to compute it from others.
 */
@ConsumerType
public interface Op {
  /** The name, lower case with underscores: {@code matmul}. Kernels are found by it. */
  String name();

  /** Goes up when the meaning of the same attributes changes. */
  default int version() {
    return 1;
  }

  /**
   * Checks the inputs and says what comes out; needs no data.
   *
   * @param inputs one a tensor, in order
   * @return one a result, in order
   * @throws org.fascicle.api.exception.InvalidArgumentException if the operation cannot take these
   *     inputs
   */
  List<TensorSpec> infer(List<TensorSpec> inputs);

  /**
   * The gradient rule, written in operations.
   *
   * @return one gradient an input, of that input's shape; null for an input that is not wanted or
   *     has none
   */
  Tensor[] gradient(Backward backward);

  /** Whether there is a gradient. Results of an operation without one are constants to a tape. */
  default boolean isDifferentiable() {
    return true;
  }

  /** Whether this input is a small value on the host, read by the kernel when it runs. */
  default boolean isHostInput(int input) {
    return false;
  }

  /**
   * The input over which this result is written, -1 for none; honoured only by {@code
   * Session.update}.
   */
  default int donated(int output) {
    return -1;
  }
}
