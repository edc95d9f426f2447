package org.fascicle.api.tensor;

import org.fascicle.api.op.Abs;
import org.fascicle.api.op.Add;
import org.fascicle.api.op.Div;
import org.fascicle.api.op.Maximum;
import org.fascicle.api.op.Minimum;
import org.fascicle.api.op.Mod;
import org.fascicle.api.op.Mul;
import org.fascicle.api.op.Neg;
import org.fascicle.api.op.Pow;
import org.fascicle.api.op.Sign;
import org.fascicle.api.op.Square;
import org.fascicle.api.op.Sub;

/** Arithmetic, over float32, float64, int32 and int64. */
public interface TensorArithmetic extends TensorBase {
  /** x + y. */
  default Tensor add(Tensor y) {
    return apply(new Add(), y);
  }

  /** x + number. */
  default Tensor add(double number) {
    return apply(new Add(), number);
  }

  /** x − y. */
  default Tensor sub(Tensor y) {
    return apply(new Sub(), y);
  }

  /** x − number. */
  default Tensor sub(double number) {
    return apply(new Sub(), number);
  }

  /** x · y, element by element. */
  default Tensor mul(Tensor y) {
    return apply(new Mul(), y);
  }

  /** x · number. */
  default Tensor mul(double number) {
    return apply(new Mul(), number);
  }

  /** x / y; integers: towards 0, and x / 0 = 0. */
  default Tensor div(Tensor y) {
    return apply(new Div(), y);
  }

  /** x / number. */
  default Tensor div(double number) {
    return apply(new Div(), number);
  }

  /** xʸ. */
  default Tensor pow(Tensor y) {
    return apply(new Pow(), y);
  }

  /** x to the power of a number. */
  default Tensor pow(double number) {
    return apply(new Pow(), number);
  }

  /** x − y · ⌊x / y⌋, with the sign of y. */
  default Tensor mod(Tensor y) {
    return apply(new Mod(), y);
  }

  /** x modulo a number, with its sign. */
  default Tensor mod(double number) {
    return apply(new Mod(), number);
  }

  /** The greater of x and y. */
  default Tensor maximum(Tensor y) {
    return apply(new Maximum(), y);
  }

  /** The greater of x and a number. */
  default Tensor maximum(double number) {
    return apply(new Maximum(), number);
  }

  /** The lesser of x and y. */
  default Tensor minimum(Tensor y) {
    return apply(new Minimum(), y);
  }

  /** The lesser of x and a number. */
  default Tensor minimum(double number) {
    return apply(new Minimum(), number);
  }

  /** number − x. */
  default Tensor rsub(double number) {
    return apply(number, new Sub());
  }

  /** number / x. */
  default Tensor rdiv(double number) {
    return apply(number, new Div());
  }

  /** Between low and high: max(low, min(x, high)). */
  default Tensor clip(double low, double high) {
    return minimum(high).maximum(low);
  }

  /** −x. */
  default Tensor neg() {
    return apply(new Neg());
  }

  /** |x|. */
  default Tensor abs() {
    return apply(new Abs());
  }

  /** −1, 0 or 1. */
  default Tensor sign() {
    return apply(new Sign());
  }

  /** x². */
  default Tensor square() {
    return apply(new Square());
  }
}
