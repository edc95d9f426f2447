package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * Matrix product: (…, n, k) × (…, k, m) → (…, n, m), float32 or float64; leading axes broadcast by
 * NumPy's rule. A product over k = 0 is 0.
 *
 * @param transposeA whether a comes as (…, k, n)
 * @param transposeB whether b comes as (…, m, k)
 */
public record MatMul(boolean transposeA, boolean transposeB) implements Op {
  /** The plain product. */
  public MatMul() {
    this(false, false);
  }

  @Override
  public String name() {
    return "matmul";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    Rules.count(this, inputs, 2);
    TensorSpec a = inputs.get(0);
    TensorSpec b = inputs.get(1);
    Rules.type(this, a, Types.REAL);
    Rules.sameType(this, a, b);
    Rules.minimumRank(this, a, 2);
    Rules.minimumRank(this, b, 2);
    if (a.shape().dim(transposeA ? -2 : -1) != b.shape().dim(transposeB ? -1 : -2)) {
      throw new ShapeMismatchException(
          name(),
          (transposeA ? "(…, k, n)" : "(…, n, k)")
              + " and "
              + (transposeB ? "(…, m, k)" : "(…, k, m)"),
          a + " and " + b,
          "Transpose or reshape one of them.");
    }
    Shape batch = Shape.broadcast(name(), leading(a), leading(b));
    long n = a.shape().dim(transposeA ? -1 : -2);
    long m = b.shape().dim(transposeB ? -2 : -1);
    return List.of(TensorSpec.of(a.dtype(), batch.concat(Shape.of(n, m))));
  }

  private static Shape leading(TensorSpec spec) {
    return spec.shape().slice(0, spec.shape().rank() - 2);
  }

  /** For y = a b: da = dy bᵀ, db = aᵀ dy. */
  @Override
  public Tensor[] gradient(Backward backward) {
    Tensor a = backward.input(0);
    Tensor b = backward.input(1);
    Tensor dy = backward.outputGradient(0);
    return new Tensor[] {
      backward.wants(0) ? gradientA(b, dy).sumTo(a.shape()) : null,
      backward.wants(1) ? gradientB(a, dy).sumTo(b.shape()) : null
    };
  }

  private Tensor gradientA(Tensor b, Tensor dy) {
    return transposeA ? b.matmul(dy, transposeB, true) : dy.matmul(b, false, !transposeB);
  }

  private Tensor gradientB(Tensor a, Tensor dy) {
    return transposeB ? dy.matmul(a, true, transposeA) : a.matmul(dy, !transposeA, false);
  }
}
