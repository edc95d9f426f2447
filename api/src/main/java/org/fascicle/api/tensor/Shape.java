package org.fascicle.api.tensor;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;

/**
 * The lengths of a tensor's axes, outermost first. Immutable.
 *
 * <p>A length of 0 is valid. A length of {@link #UNKNOWN} stands only in a model's symbolic shapes,
 * for the batch axis N or a time axis T that is known when data comes; no tensor has one.
 */
public final class Shape {
  /** A length that is not known before data comes. */
  public static final long UNKNOWN = -1;

  /** The shape of a scalar: no axes, one element. */
  public static final Shape SCALAR = new Shape(new long[0]);

  private final long[] dims;
  private final int hash;

  private Shape(long[] dims) {
    this.dims = dims;
    this.hash = Arrays.hashCode(dims);
  }

  /**
   * The shape with these axis lengths.
   *
   * @throws InvalidArgumentException if a length is negative and not {@link #UNKNOWN}
   */
  public static Shape of(long... dims) {
    for (long dim : dims) {
      if (dim < UNKNOWN) {
        throw new InvalidArgumentException(
            "Shape", "axis lengths of 0 or more", Arrays.toString(dims), "");
      }
    }
    return dims.length == 0 ? SCALAR : new Shape(dims.clone());
  }

  /** The number of axes. */
  public int rank() {
    return dims.length;
  }

  /** The length of an axis; a negative axis counts from the end. */
  public long dim(int axis) {
    return dims[axis < 0 ? axis + dims.length : axis];
  }

  /** The axis lengths, as a fresh array. */
  public long[] dims() {
    return dims.clone();
  }

  /** Whether no length is {@link #UNKNOWN}. */
  public boolean isKnown() {
    for (long dim : dims) {
      if (dim == UNKNOWN) {
        return false;
      }
    }
    return true;
  }

  /**
   * The number of elements.
   *
   * @throws ShapeMismatchException if a length is unknown
   * @throws ArithmeticException if it exceeds 2⁶³−1
   */
  public long elements() {
    long product = 1;
    for (long dim : dims) {
      if (dim == UNKNOWN) {
        throw new ShapeMismatchException(
            "Shape", "known axis lengths", toString(), "Bind the unknown axis to data first.");
      }
      product = Math.multiplyExact(product, dim);
    }
    return product;
  }

  /**
   * An axis number from 0, of one that may count from the end.
   *
   * @param subject who asks, for the message
   * @throws ShapeMismatchException if there is no such axis
   */
  public int axis(String subject, int axis) {
    int normal = axis < 0 ? axis + dims.length : axis;
    if (normal < 0 || normal >= dims.length) {
      throw new ShapeMismatchException(
          subject,
          "an axis from " + -dims.length + " to " + (dims.length - 1) + " of shape " + this,
          String.valueOf(axis),
          "");
    }
    return normal;
  }

  /** This shape with one axis of another length. */
  public Shape with(int axis, long length) {
    long[] copy = dims.clone();
    copy[axis < 0 ? axis + dims.length : axis] = length;
    return new Shape(copy);
  }

  /** This shape without an axis. */
  public Shape without(int axis) {
    int drop = axis < 0 ? axis + dims.length : axis;
    long[] rest = new long[dims.length - 1];
    System.arraycopy(dims, 0, rest, 0, drop);
    System.arraycopy(dims, drop + 1, rest, drop, rest.length - drop);
    return new Shape(rest);
  }

  /** The axes {@code from} (inclusive) to {@code to} (exclusive). */
  public Shape slice(int from, int to) {
    return new Shape(Arrays.copyOfRange(dims, from, to));
  }

  /** These axes, then those of the other shape. */
  public Shape concat(Shape other) {
    long[] all = Arrays.copyOf(dims, dims.length + other.dims.length);
    System.arraycopy(other.dims, 0, all, dims.length, other.dims.length);
    return new Shape(all);
  }

  /**
   * The shape to which both broadcast, by NumPy's rule: aligned at the last axis, lengths equal or
   * one of them 1.
   *
   * @param subject who asks, for the message
   * @throws ShapeMismatchException if they do not broadcast
   */
  public static Shape broadcast(String subject, Shape a, Shape b) {
    if (a.equals(b)) {
      return a;
    }
    long[] out = new long[Math.max(a.dims.length, b.dims.length)];
    for (int i = 1; i <= out.length; i++) {
      long x = i <= a.dims.length ? a.dims[a.dims.length - i] : 1;
      long y = i <= b.dims.length ? b.dims[b.dims.length - i] : 1;
      if (x != y && x != 1 && y != 1) {
        throw new ShapeMismatchException(
            subject,
            "shapes that broadcast (aligned at the last axis, lengths equal or 1)",
            a + " and " + b,
            "Reshape one of them, or insert axes of length 1.");
      }
      out[out.length - i] = x == 1 ? y : x;
    }
    return new Shape(out);
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof Shape s && Arrays.equals(dims, s.dims));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** As Keras writes it: {@code (None, 28, 28)}; a scalar is {@code ()}. */
  @Override
  public String toString() {
    return Arrays.stream(dims)
        .mapToObj(d -> d == UNKNOWN ? "None" : Long.toString(d))
        .collect(Collectors.joining(", ", "(", dims.length == 1 ? ",)" : ")"));
  }
}
