package org.fascicle.api.tensor;

import org.fascicle.api.op.And;
import org.fascicle.api.op.Equal;
import org.fascicle.api.op.Greater;
import org.fascicle.api.op.GreaterEqual;
import org.fascicle.api.op.Less;
import org.fascicle.api.op.LessEqual;
import org.fascicle.api.op.Not;
import org.fascicle.api.op.NotEqual;
import org.fascicle.api.op.Or;
import org.fascicle.api.op.Where;

/** Comparisons of float32, float64, int32 and int64, and what to do with the truth values. */
public interface TensorComparisons extends TensorBase {
  /** Whether x = y: BOOL. */
  default Tensor equal(Tensor y) {
    return apply(new Equal(), y);
  }

  /** Whether x = a number: BOOL. */
  default Tensor equal(double number) {
    return apply(new Equal(), number);
  }

  /** Whether x ≠ y: BOOL. */
  default Tensor notEqual(Tensor y) {
    return apply(new NotEqual(), y);
  }

  /** Whether x ≠ a number: BOOL. */
  default Tensor notEqual(double number) {
    return apply(new NotEqual(), number);
  }

  /** Whether x &lt; y: BOOL. */
  default Tensor less(Tensor y) {
    return apply(new Less(), y);
  }

  /** Whether x &lt; a number: BOOL. */
  default Tensor less(double number) {
    return apply(new Less(), number);
  }

  /** Whether x ≤ y: BOOL. */
  default Tensor lessEqual(Tensor y) {
    return apply(new LessEqual(), y);
  }

  /** Whether x ≤ a number: BOOL. */
  default Tensor lessEqual(double number) {
    return apply(new LessEqual(), number);
  }

  /** Whether x &gt; y: BOOL. */
  default Tensor greater(Tensor y) {
    return apply(new Greater(), y);
  }

  /** Whether x &gt; a number: BOOL. */
  default Tensor greater(double number) {
    return apply(new Greater(), number);
  }

  /** Whether x ≥ y: BOOL. */
  default Tensor greaterEqual(Tensor y) {
    return apply(new GreaterEqual(), y);
  }

  /** Whether x ≥ a number: BOOL. */
  default Tensor greaterEqual(double number) {
    return apply(new GreaterEqual(), number);
  }

  /** Negation of truth values. */
  default Tensor not() {
    return apply(new Not());
  }

  /** Conjunction of truth values. */
  default Tensor and(Tensor y) {
    return apply(new And(), y);
  }

  /** Disjunction of truth values. */
  default Tensor or(Tensor y) {
    return apply(new Or(), y);
  }

  /** Elements of a where this condition holds, of b elsewhere. */
  default Tensor where(Tensor a, Tensor b) {
    return apply(new Where(), a, b);
  }

  /** Elements of a where this condition holds, a number elsewhere. */
  default Tensor where(Tensor a, double b) {
    return apply(new Where(), a, a.constant(b));
  }

  /** A number where this condition holds, elements of b elsewhere. */
  default Tensor where(double a, Tensor b) {
    return apply(new Where(), b.constant(a), b);
  }
}
