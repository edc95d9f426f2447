package org.fascicle.backend.cpu.onednn;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.api.op.Elementwise;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.cpu.kernel.KernelFactory;
import org.fascicle.spi.backend.Kernel;

/** Arithmetic on elements in float32. */
public final class ElementwiseKernels {
  private final Primitives primitives;

  /** Kernels of this library. */
  public ElementwiseKernels(OneDnn library) {
    this.primitives = new Primitives(library);
  }

  /** Prepares {@link Elementwise}. */
  public KernelFactory elementwise() {
    return ElementKernels.guarded(this::prepare);
  }

  private Kernel prepare(Op op, List<TensorSpec> inputs) {
    Elementwise work = (Elementwise) op;
    Shape shape = op.infer(inputs).get(0).shape();
    if (!isOfAll(work, inputs, shape)) {
      return null;
    }
    boolean[] single = new boolean[inputs.size()];
    for (int i = 0; i < single.length; i++) {
      single[i] = !inputs.get(i).shape().equals(shape);
    }
    return new Sweep(primitives, work, single, shape.elements()).kernel();
  }

  /** Whether every call gives all elements. */
  private static boolean isOfAll(Elementwise work, List<TensorSpec> inputs, Shape shape) {
    List<TensorSpec> values = new ArrayList<>(inputs);
    for (Elementwise.Call call : work.calls()) {
      List<TensorSpec> operands = call.operands().stream().map(values::get).toList();
      values.addAll(call.op().infer(operands));
    }
    return values.subList(inputs.size(), values.size()).stream()
        .allMatch(made -> made.shape().equals(shape));
  }
}
