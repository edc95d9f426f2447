package org.fascicle.platform.internal.dispatch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.fascicle.api.op.CompositeOp;
import org.fascicle.api.op.Grad;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.Backend.Mode;
import org.fascicle.spi.backend.Kernel;

/** An operation checked and prepared for input specs: what a call needs besides data. */
public final class PreparedCall {
  private static final TensorSpec[] NONE = new TensorSpec[0];

  private final Op op;
  private final TensorSpec[] inputs;
  private final Mode mode;
  private final TensorSpec[] outputs;
  private final Kernel kernel;
  private final CompositeOp parts;
  private final TensorSpec scratch;
  private final TensorSpec[] residuals;
  private final int[] donated;
  private final Map<List<Integer>, Optional<PreparedCall>> backward = new ConcurrentHashMap<>();

  /**
   * Puts together what is known.
   *
   * @param outputs specs of the results
   * @param kernel what computes them; null for parts
   * @param parts what decomposes into parts that compute them; null for a kernel
   */
  public PreparedCall(
      Op op,
      TensorSpec[] inputs,
      Mode mode,
      List<TensorSpec> outputs,
      Kernel kernel,
      CompositeOp parts) {
    this.op = op;
    this.inputs = inputs;
    this.mode = mode;
    this.outputs = outputs.toArray(NONE);
    this.kernel = kernel;
    this.parts = parts;
    long bytes = kernel == null ? 0 : kernel.scratchBytes();
    this.scratch = bytes == 0 ? null : TensorSpec.of(DType.UINT8, bytes);
    this.residuals = kernel == null ? NONE : kernel.residuals().toArray(NONE);
    this.donated = IntStream.range(0, this.outputs.length).map(op::donated).toArray();
  }

  /** The operation. */
  public Op op() {
    return op;
  }

  /** Specs of the inputs. */
  public List<TensorSpec> inputs() {
    return List.of(inputs);
  }

  /** What the kernel is prepared for. */
  public Mode mode() {
    return mode;
  }

  /** The number of results. */
  public int outputs() {
    return outputs.length;
  }

  /** The spec of a result. */
  public TensorSpec output(int index) {
    return outputs[index];
  }

  /** The input over which a result is written in an update; below zero for none. */
  public int donated(int index) {
    return donated[index];
  }

  /** What computes the results; null if the operation is to be decomposed. */
  public Kernel kernel() {
    return kernel;
  }

  /** What is decomposed in the operation's stead, or the operation itself; null for a kernel. */
  public CompositeOp parts() {
    return parts;
  }

  /** The spec of the scratch memory; null for none. */
  public TensorSpec scratch() {
    return scratch;
  }

  /** The number of residuals. */
  public int residuals() {
    return residuals.length;
  }

  /** The spec of a residual. */
  public TensorSpec residual(int index) {
    return residuals[index];
  }

  /** The number of results and residuals. */
  public int results() {
    return outputs.length + residuals.length;
  }

  /** The spec of a result or, after those, of a residual. */
  public TensorSpec result(int index) {
    return index < outputs.length ? outputs[index] : residuals[index - outputs.length];
  }

  /**
   * The call of the kernel's own backward, which reads the residuals after the operation's inputs.
   *
   * @param wanted the inputs whose gradients are asked for, ascending
   * @return empty if it has none
   */
  public Optional<PreparedCall> backward(List<Integer> wanted) {
    return backward.computeIfAbsent(wanted, this::prepareBackward);
  }

  private Optional<PreparedCall> prepareBackward(List<Integer> wanted) {
    if (residuals.length == 0 || !(op instanceof CompositeOp composite)) {
      return Optional.empty();
    }
    Grad grad = new Grad(composite, inputs.length, outputs.length, wanted);
    List<TensorSpec> arguments = new ArrayList<>(Arrays.asList(inputs));
    Collections.addAll(arguments, outputs);
    Collections.addAll(arguments, outputs);
    return kernel
        .backward(wanted)
        .map(
            made ->
                new PreparedCall(
                    grad,
                    arguments.toArray(NONE),
                    Mode.INFERENCE,
                    grad.infer(arguments),
                    made,
                    null));
  }

  boolean matches(Op otherOp, TensorSpec[] otherInputs, Mode otherMode) {
    if (mode != otherMode || inputs.length != otherInputs.length || !op.equals(otherOp)) {
      return false;
    }
    for (int i = 0; i < inputs.length; i++) {
      if (!inputs[i].equals(otherInputs[i])) {
        return false;
      }
    }
    return true;
  }
}
