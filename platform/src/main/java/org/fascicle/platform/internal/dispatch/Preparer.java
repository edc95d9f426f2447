package org.fascicle.platform.internal.dispatch;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fascicle.api.exception.FascicleException;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.op.CompositeOp;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.Backend.Mode;
import org.fascicle.spi.backend.Kernel;

/**
 * Checks a call and finds what runs it: a provider's kernel, the backend's, or parts: casts around
 * the operation in float32, or its decomposition.
 */
public final class Preparer {
  private final Backend backend;
  private final ForeignKernels foreign;
  private final int threads;

  /**
   * Prepares calls for a backend; foreign kernels are asked first.
   *
   * @param threads how many the backend's kernels keep busy; 0 for all
   */
  public Preparer(Backend backend, ForeignKernels foreign, int threads) {
    this.backend = backend;
    this.foreign = foreign;
    this.threads = threads;
  }

  /**
   * Prepares a call.
   *
   * @throws InvalidArgumentException if the operation refuses the inputs
   * @throws FascicleException if nothing can run it
   */
  public PreparedCall prepare(Op op, TensorSpec[] inputs, Mode mode) {
    checkResidence(op, inputs);
    List<TensorSpec> specs = List.of(inputs);
    List<TensorSpec> outputs = op.infer(specs);
    Kernel kernel = kernel(op, specs, mode).orElse(null);
    if (kernel != null) {
      return new PreparedCall(op, inputs, mode, outputs, kernel, null);
    }
    CompositeOp parts = Widened.canRun(op, specs) ? new Widened(op) : null;
    if (parts == null && op instanceof CompositeOp composite) {
      parts = composite;
    }
    if (parts == null) {
      throw missing(op, inputs);
    }
    return new PreparedCall(op, inputs, mode, outputs, null, parts);
  }

  private Optional<Kernel> kernel(Op op, List<TensorSpec> specs, Mode mode) {
    Optional<Kernel> provided = foreign.prepare(backend, op, specs);
    return provided.isPresent() ? provided : backend.prepare(op, specs, mode, threads);
  }

  private static void checkResidence(Op op, TensorSpec[] inputs) {
    for (int i = 0; i < inputs.length; i++) {
      if (op.isHostInput(i) && !inputs[i].isHost()) {
        throw new InvalidArgumentException(
            op.name(),
            "a host value as input " + i,
            "the tensor " + inputs[i],
            "Make it with Session.scalar, Session.host or Session.randomKey.");
      }
    }
  }

  private FascicleException missing(Op op, TensorSpec[] inputs) {
    String types =
        Arrays.stream(inputs).map(s -> s.dtype().label()).collect(Collectors.joining(", "));
    return new FascicleException(
        op.name()
            + ": backend \""
            + backend.info().name()
            + "\" "
            + backend.info().version()
            + " has no kernel for element types ("
            + types
            + "), and the operation has no decomposition. Cast the inputs to float32, move the"
            + " session to another backend, or install a kernel provider for \""
            + op.name()
            + "\".");
  }
}
