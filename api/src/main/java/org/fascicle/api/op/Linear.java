package org.fascicle.api.op;

import java.util.List;
import java.util.Optional;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * y = f(x w + b). Inputs: x (…, in), w (in, out), b (out) if there is one; result (…, out); float32
 * or float64.
 *
 * @param activation f
 * @param bias whether there is b
 */
public record Linear(Pointwise activation, boolean bias) implements ClosedFormOp, FusibleOp {
  @Override
  public String name() {
    return "linear";
  }

  @Override
  public Optional<Op> followedBy(Pointwise function) {
    return activation == Pointwise.LINEAR
        ? Optional.of(new Linear(function, bias))
        : Optional.empty();
  }

  @Override
  public Op plain() {
    return new Linear(Pointwise.LINEAR, bias);
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    Rules.count(this, inputs, bias ? 3 : 2);
    TensorSpec x = inputs.get(0);
    TensorSpec w = inputs.get(1);
    Rules.type(this, x, Types.REAL);
    Rules.sameType(this, x, w);
    Rules.minimumRank(this, x, 1);
    Rules.rank(this, w, 2);
    if (x.shape().dim(-1) != w.shape().dim(0)) {
      throw new ShapeMismatchException(name(), "x (…, in) and w (in, out)", x + " and " + w, "");
    }
    long out = w.shape().dim(1);
    if (bias) {
      Rules.sameType(this, x, inputs.get(2));
      Rules.shape(this, inputs.get(2), Shape.of(out));
    }
    return List.of(TensorSpec.of(x.dtype(), x.shape().with(-1, out)));
  }

  @Override
  public Tensor[] decompose(Session session, Tensor... inputs) {
    Tensor product = rows(inputs[0]).matmul(inputs[1]);
    Tensor sum = bias ? product.add(inputs[2]) : product;
    Shape shape = inputs[0].shape().with(-1, inputs[1].shape().dim(1));
    return new Tensor[] {activation.apply(sum).reshape(shape)};
  }

  /** With dz the gradient of x w + b: dx = dz wᵀ, dw = xᵀ dz, db = Σ dz. */
  @Override
  public Tensor[] decomposeGradient(Backward backward) {
    Tensor x = backward.input(0);
    Tensor w = backward.input(1);
    Tensor dz = rows(activation.gradient(backward.output(0), backward.outputGradient(0)));
    Tensor[] gradients = new Tensor[backward.inputs()];
    if (backward.wants(0)) {
      gradients[0] = dz.matmul(w, false, true).reshape(x.shape());
    }
    if (backward.wants(1)) {
      gradients[1] = rows(x).matmul(dz, true, false);
    }
    if (bias && backward.wants(2)) {
      gradients[2] = dz.sum(0);
    }
    return gradients;
  }

  /** (…, F) as (N, F). */
  private static Tensor rows(Tensor x) {
    long features = x.shape().dim(-1);
    Shape leading = x.shape().slice(0, x.shape().rank() - 1);
    return x.reshape(leading.elements(), features);
  }
}
