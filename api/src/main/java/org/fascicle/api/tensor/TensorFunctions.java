package org.fascicle.api.tensor;

import org.fascicle.api.op.Ceil;
import org.fascicle.api.op.Cos;
import org.fascicle.api.op.Erf;
import org.fascicle.api.op.Exp;
import org.fascicle.api.op.Expm1;
import org.fascicle.api.op.Floor;
import org.fascicle.api.op.Log;
import org.fascicle.api.op.Log1p;
import org.fascicle.api.op.Relu;
import org.fascicle.api.op.Round;
import org.fascicle.api.op.Rsqrt;
import org.fascicle.api.op.Sigmoid;
import org.fascicle.api.op.Sin;
import org.fascicle.api.op.Sqrt;
import org.fascicle.api.op.Tanh;

/** Functions of one real element: float32 and float64. */
public interface TensorFunctions extends TensorBase {
  /** eˣ. */
  default Tensor exp() {
    return apply(new Exp());
  }

  /** eˣ − 1, exact near 0. */
  default Tensor expm1() {
    return apply(new Expm1());
  }

  /** The natural logarithm. */
  default Tensor log() {
    return apply(new Log());
  }

  /** log(1 + x), exact near 0. */
  default Tensor log1p() {
    return apply(new Log1p());
  }

  /** √x. */
  default Tensor sqrt() {
    return apply(new Sqrt());
  }

  /** 1 / √x. */
  default Tensor rsqrt() {
    return apply(new Rsqrt());
  }

  /** sin x, x in radians. */
  default Tensor sin() {
    return apply(new Sin());
  }

  /** cos x, x in radians. */
  default Tensor cos() {
    return apply(new Cos());
  }

  /** tanh x. */
  default Tensor tanh() {
    return apply(new Tanh());
  }

  /** The error function. */
  default Tensor erf() {
    return apply(new Erf());
  }

  /** The next integer downwards. */
  default Tensor floor() {
    return apply(new Floor());
  }

  /** The next integer upwards. */
  default Tensor ceil() {
    return apply(new Ceil());
  }

  /** The nearest integer, halves to even. */
  default Tensor round() {
    return apply(new Round());
  }

  /** max(x, 0). */
  default Tensor relu() {
    return apply(new Relu());
  }

  /** 1 / (1 + e⁻ˣ). */
  default Tensor sigmoid() {
    return apply(new Sigmoid());
  }
}
