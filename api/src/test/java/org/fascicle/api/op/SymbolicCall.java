package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/** A recorded call without data; gradients are wanted of every floating input but host values. */
record SymbolicCall(Session session, List<Tensor> in, List<Tensor> out, List<Tensor> seeds)
    implements Backward {
  SymbolicCall(SymbolicSession session, List<TensorSpec> inputs, List<TensorSpec> outputs) {
    this(
        session,
        inputs.stream().map(session::tensor).toList(),
        outputs.stream().map(session::tensor).toList(),
        outputs.stream().map(session::tensor).toList());
  }

  @Override
  public int inputs() {
    return in.size();
  }

  @Override
  public int outputs() {
    return out.size();
  }

  @Override
  public Tensor input(int index) {
    return in.get(index);
  }

  @Override
  public Tensor output(int index) {
    return out.get(index);
  }

  @Override
  public Tensor outputGradient(int index) {
    return seeds.get(index);
  }

  @Override
  public boolean wants(int input) {
    return in.get(input).dtype().isFloating() && !in.get(input).spec().isHost();
  }
}
