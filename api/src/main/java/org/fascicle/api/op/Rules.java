package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.exception.DTypeMismatchException;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;

/** Checks that the rules of several operations share. */
final class Rules {
  private static final String CAST = "Cast the input first.";

  private Rules() {}

  /** The number of inputs. */
  static void count(Op op, List<TensorSpec> inputs, int expected) {
    if (inputs.size() != expected) {
      throw new InvalidArgumentException(
          op.name(),
          expected + (expected == 1 ? " input" : " inputs"),
          String.valueOf(inputs.size()),
          "");
    }
  }

  /** The element type of one input. */
  static void type(Op op, TensorSpec input, Types types) {
    if (!types.contains(input.dtype())) {
      throw new DTypeMismatchException(op.name(), types.toString(), input.toString(), CAST);
    }
  }

  /** The element type among an operation's attributes. */
  static void attribute(String name, DType dtype, Types types) {
    if (!types.contains(dtype)) {
      throw new DTypeMismatchException(name, types.toString(), dtype.label(), "");
    }
  }

  /** Two inputs of one element type. */
  static void sameType(Op op, TensorSpec a, TensorSpec b) {
    if (a.dtype() != b.dtype()) {
      throw new DTypeMismatchException(
          op.name(), "inputs of one element type", a + " and " + b, "Cast one of them first.");
    }
  }

  /** One input; the result is like it. */
  static List<TensorSpec> unary(Op op, List<TensorSpec> inputs, Types types) {
    count(op, inputs, 1);
    type(op, inputs.get(0), types);
    return List.of(TensorSpec.of(inputs.get(0).dtype(), inputs.get(0).shape()));
  }

  /** Two inputs of one type that broadcast; the result is of that type. */
  static TensorSpec binary(Op op, List<TensorSpec> inputs, Types types) {
    count(op, inputs, 2);
    TensorSpec a = inputs.get(0);
    TensorSpec b = inputs.get(1);
    type(op, a, types);
    sameType(op, a, b);
    return TensorSpec.of(a.dtype(), Shape.broadcast(op.name(), a.shape(), b.shape()));
  }

  /** One input; the result has a position in place of an axis. */
  static List<TensorSpec> position(Op op, int axis, List<TensorSpec> inputs) {
    unary(op, inputs, Types.ARITHMETIC);
    Shape shape = inputs.get(0).shape();
    axis(op, axis, inputs.get(0));
    if (shape.dim(axis) == 0) {
      throw new ShapeMismatchException(
          op.name(), "at least one element along axis " + axis, inputs.get(0).toString(), "");
    }
    return List.of(TensorSpec.of(DType.INT64, shape.without(axis)));
  }

  /** A host input of this type and number of elements. */
  static void host(Op op, List<TensorSpec> inputs, int index, DType dtype, long elements) {
    TensorSpec spec = inputs.get(index);
    if (!spec.isHost() || spec.shape().elements() != elements || spec.dtype() != dtype) {
      throw new InvalidArgumentException(
          op.name(),
          elements + " " + dtype + " on the host as input " + index,
          spec.toString(),
          "Make it by Session.host.");
    }
  }

  /** The random generator's key: seed, step, call site, replica. */
  static void key(Op op, List<TensorSpec> inputs, int index) {
    host(op, inputs, index, DType.INT64, 4);
  }

  /** A host input that is one number, integer or real. */
  static void hostScalar(Op op, List<TensorSpec> inputs, int index) {
    TensorSpec spec = inputs.get(index);
    if (!spec.isHost() || spec.shape().elements() != 1) {
      throw new InvalidArgumentException(
          op.name(),
          "one number on the host as input " + index,
          spec.toString(),
          "Make it by Session.scalar.");
    }
  }

  /** Real inputs of one shape and type, in which small differences are not lost. */
  static void alike(Op op, List<TensorSpec> inputs) {
    type(op, inputs.get(0), Types.WIDE);
    for (TensorSpec input : inputs) {
      sameType(op, inputs.get(0), input);
      shape(op, input, inputs.get(0).shape());
    }
  }

  /** An axis attribute that must be one of the input's. */
  static void axis(Op op, int axis, TensorSpec input) {
    if (axis < 0 || axis >= input.shape().rank()) {
      throw new ShapeMismatchException(
          op.name(), "an input that has axis " + axis, input.toString(), "");
    }
  }

  /** An input with exactly this many axes. */
  static void rank(Op op, TensorSpec input, int rank) {
    if (input.shape().rank() != rank) {
      throw new ShapeMismatchException(
          op.name(), rank + (rank == 1 ? " axis" : " axes"), input.toString(), "");
    }
  }

  /** An input with at least this many axes. */
  static void minimumRank(Op op, TensorSpec input, int rank) {
    if (input.shape().rank() < rank) {
      throw new ShapeMismatchException(
          op.name(),
          "at least " + rank + (rank == 1 ? " axis" : " axes"),
          input.toString(),
          "Insert axes of length 1 by expandDims.");
    }
  }

  /** An input of exactly this shape. */
  static void shape(Op op, TensorSpec input, Shape expected) {
    if (!input.shape().equals(expected)) {
      throw new ShapeMismatchException(op.name(), "shape " + expected, input.toString(), "");
    }
  }

  /** An axis attribute; those counted from the end are for the façade to resolve. */
  static int axis(String name, int axis) {
    if (axis < 0) {
      throw new InvalidArgumentException(
          name, "an axis counted from 0", String.valueOf(axis), "Add the number of axes.");
    }
    return axis;
  }

  /** A list of axes, ascending, as an immutable copy. */
  static List<Integer> axes(String name, List<Integer> axes) {
    for (int i = 0; i < axes.size(); i++) {
      if (axes.get(i) < 0 || (i > 0 && axes.get(i) <= axes.get(i - 1))) {
        throw new InvalidArgumentException(
            name, "axes counted from 0, ascending, each once", axes.toString(), "");
      }
    }
    return List.copyOf(axes);
  }

  /** A list of axes that must be the input's. */
  static void axes(Op op, List<Integer> axes, TensorSpec input) {
    for (int axis : axes) {
      axis(op, axis, input);
    }
  }

  /** A shape attribute whose lengths must all be known. */
  static void known(String name, Shape shape) {
    if (!shape.isKnown()) {
      throw new ShapeMismatchException(name, "known axis lengths", shape.toString(), "");
    }
  }
}
