package org.fascicle.platform.internal.session;

import java.util.List;
import java.util.Optional;
import org.fascicle.api.op.Backward;
import org.fascicle.api.op.ClosedFormOp;
import org.fascicle.api.op.FusibleOp;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/** y = f(3 x): an operation that takes a function along, its gradient, too. */
record Tripled(Pointwise activation) implements ClosedFormOp, FusibleOp {
  @Override
  public String name() {
    return "tripled";
  }

  @Override
  public Optional<Op> followedBy(Pointwise function) {
    return activation == Pointwise.LINEAR ? Optional.of(new Tripled(function)) : Optional.empty();
  }

  @Override
  public Op plain() {
    return new Tripled(Pointwise.LINEAR);
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    return inputs;
  }

  @Override
  public Tensor[] decompose(Session session, Tensor... inputs) {
    return new Tensor[] {activation.apply(inputs[0].mul(3))};
  }

  @Override
  public Tensor[] decomposeGradient(Backward backward) {
    Tensor dz = activation.gradient(backward.output(0), backward.outputGradient(0));
    return new Tensor[] {dz.mul(3)};
  }
}
