package org.fascicle.api.tensor;

import org.fascicle.api.exception.DTypeMismatchException;
import org.fascicle.api.op.Fill;
import org.fascicle.api.op.Op;

/** What the operations of a tensor are made of. Implemented by {@link Tensor} alone. */
public interface TensorBase {
  /** The session that owns the tensor. */
  Session session();

  /** Shape, element type and residence. */
  TensorSpec spec();

  /**
   * Runs an operation that has one result, with this tensor as its first input.
   *
   * @param others the inputs that follow
   */
  default Tensor apply(Op op, Tensor... others) {
    Tensor[] inputs = new Tensor[others.length + 1];
    inputs[0] = (Tensor) this;
    System.arraycopy(others, 0, inputs, 1, others.length);
    return session().apply(op, inputs);
  }

  /**
   * A Java number as the other input of an operation on this tensor.
   *
   * @throws DTypeMismatchException if this tensor holds integers and the number is none
   */
  private Tensor number(Op op, double value) {
    if (!spec().dtype().isFloating() && value != Math.rint(value)) {
      throw new DTypeMismatchException(
          op.name(), "an integer to go with " + spec(), String.valueOf(value), "Cast the tensor.");
    }
    return session().scalar(value);
  }

  /** Runs an operation on this tensor and a number. */
  default Tensor apply(Op op, double number) {
    return session().apply(op, (Tensor) this, number(op, number));
  }

  /** Runs an operation on a number and this tensor. */
  default Tensor apply(double number, Op op) {
    return session().apply(op, number(op, number), (Tensor) this);
  }

  /** A number of this tensor's element type in a backend's memory: shape (). */
  default Tensor constant(double value) {
    return filled(Shape.SCALAR, value);
  }

  /** The same number everywhere, in this shape and type. */
  default Tensor fullLike(double value) {
    return filled(spec().shape(), value);
  }

  private Tensor filled(Shape shape, double value) {
    DType dtype = spec().dtype();
    boolean half = dtype == DType.FLOAT16;
    Fill fill = new Fill(half ? DType.FLOAT32 : dtype, shape);
    Tensor filled = session().apply(fill, number(fill, value));
    return half ? filled.cast(dtype) : filled;
  }
}
