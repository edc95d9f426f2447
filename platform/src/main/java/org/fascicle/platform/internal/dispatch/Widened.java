package org.fascicle.platform.internal.dispatch;

import java.util.List;
import org.fascicle.api.op.Cast;
import org.fascicle.api.op.CompositeOp;
import org.fascicle.api.op.Grad;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.Scan;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * An operation on bfloat16 that a backend has no kernel for: its inputs are cast to float32, the
 * operation runs on those, its results are cast back. Each result is so rounded once, whatever the
 * operation consists of. Tapes see the casts and the operation between them.
 *
 * @param op the operation
 */
record Widened(Op op) implements CompositeOp {
  /** Whether an operation may run so. */
  static boolean canRun(Op op, List<TensorSpec> inputs) {
    return !(op instanceof Cast) && !hasBody(op) && inputs.stream().anyMatch(Widened::isNarrow);
  }

  /** A body computes in the types that its author gave it. */
  private static boolean hasBody(Op op) {
    return op instanceof Scan || (op instanceof Grad grad && hasBody(grad.forward()));
  }

  private static boolean isNarrow(TensorSpec spec) {
    return spec.dtype() == DType.BFLOAT16 && !spec.isHost();
  }

  @Override
  public String name() {
    return op.name();
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    return op.infer(inputs);
  }

  @Override
  public boolean isHostInput(int input) {
    return op.isHostInput(input);
  }

  @Override
  public Tensor[] decompose(Session session, Tensor... inputs) {
    Tensor[] wide = new Tensor[inputs.length];
    TensorSpec[] specs = new TensorSpec[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      specs[i] = inputs[i].spec();
      wide[i] = isNarrow(specs[i]) ? inputs[i].cast(DType.FLOAT32) : inputs[i];
    }
    List<TensorSpec> wanted = op.infer(List.of(specs));
    Tensor[] results = session.applyAll(op, wide);
    for (int i = 0; i < results.length; i++) {
      results[i] = results[i].cast(wanted.get(i).dtype());
    }
    return results;
  }
}
