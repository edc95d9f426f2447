package org.fascicle.tck.cases;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.fascicle.api.op.BroadcastTo;
import org.fascicle.api.op.Concat;
import org.fascicle.api.op.Identity;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.Pad;
import org.fascicle.api.op.Reshape;
import org.fascicle.api.op.Reverse;
import org.fascicle.api.op.Slice;
import org.fascicle.api.op.StopGradient;
import org.fascicle.api.op.Transpose;
import org.fascicle.api.op.Unstack;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.tck.harness.Tolerance;
import org.fascicle.tck.harness.Values;

/** What moves elements without looking at them: every element type, bit by bit. */
final class MoveCases extends CaseSource {
  @Override
  void collect() {
    for (DType dtype : DType.values()) {
      for (Shape shape : SHAPES) {
        Values x = Draw.of(dtype, Domain.ANY, shape, 1);
        move(new Identity(), x);
        exact(new StopGradient(), x);
        move(new Reshape(Shape.of(shape.elements())), x);
        move(new Reshape(Shape.of(1).concat(reversed(shape)).concat(Shape.of(1))), x);
        transpose(shape, x);
        reverse(shape, x);
        unstack(shape, x);
      }
      broadcast(dtype);
      windows(dtype);
      concat(dtype);
    }
  }

  private void move(Op op, Values... inputs) {
    add(op, Tolerance.EXACT, true, inputs);
  }

  private static Shape reversed(Shape shape) {
    long[] dims = shape.dims();
    for (int i = 0; i < dims.length; i++) {
      dims[i] = shape.dim(dims.length - 1 - i);
    }
    return Shape.of(dims);
  }

  private void transpose(Shape shape, Values x) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, shape.rank()).boxed().toList());
    move(new Transpose(order), x);
    if (shape.rank() > 1) {
      Collections.reverse(order);
      move(new Transpose(order), x);
    }
    if (shape.rank() > 2) {
      Collections.rotate(order, 1);
      move(new Transpose(order), x);
    }
  }

  private void reverse(Shape shape, Values x) {
    move(new Reverse(IntStream.range(0, shape.rank()).boxed().toList()), x);
    if (shape.rank() > 1) {
      move(new Reverse(List.of(shape.rank() - 1)), x);
    }
  }

  private void unstack(Shape shape, Values x) {
    for (int axis = 0; axis < shape.rank(); axis++) {
      if (shape.dim(axis) > 0 && shape.dim(axis) < 100) {
        move(new Unstack(axis), x);
      }
    }
  }

  private void broadcast(DType dtype) {
    List<List<Shape>> pairs =
        List.of(
            List.of(Shape.of(), Shape.of()),
            List.of(Shape.of(), Shape.of(2, 3)),
            List.of(Shape.of(1), Shape.of(7)),
            List.of(Shape.of(1), Shape.of(0)),
            List.of(Shape.of(3), Shape.of(4, 3)),
            List.of(Shape.of(3, 1), Shape.of(3, 65)),
            List.of(Shape.of(1, 5), Shape.of(2, 7, 5)),
            List.of(Shape.of(2, 1, 3), Shape.of(2, 4, 3)),
            List.of(Shape.of(0, 1), Shape.of(0, 5)),
            List.of(Shape.of(4, 3), Shape.of(4, 3)));
    for (List<Shape> pair : pairs) {
      move(new BroadcastTo(pair.get(1)), Draw.of(dtype, Domain.ANY, pair.get(0), 1));
    }
  }

  /** A whole, a part of it, strides and offsets. */
  private record Part(Shape whole, Shape part, List<Integer> strides, Values offsets) {}

  private static List<Part> parts() {
    return List.of(
        new Part(Shape.of(), Shape.of(), List.of(), Values.host(new long[0])),
        new Part(Shape.of(5), Shape.of(5), List.of(1), Values.host(0)),
        new Part(Shape.of(5), Shape.of(0), List.of(1), Values.host(5)),
        new Part(Shape.of(0), Shape.of(0), List.of(3), Values.host(0)),
        new Part(Shape.of(7), Shape.of(3), List.of(2), Values.host(1)),
        new Part(Shape.of(3, 5), Shape.of(2, 3), List.of(1, 1), Values.host(1, 2)),
        new Part(Shape.of(9, 1), Shape.of(2, 1), List.of(7, 1), Values.host(1, 0)),
        new Part(Shape.of(2, 65), Shape.of(1, 33), List.of(1, 1), Values.host(1, 17)),
        new Part(Shape.of(4099), Shape.of(1025), List.of(4), Values.host(2)),
        new Part(
            Shape.of(4, 3, 5, 2),
            Shape.of(2, 3, 2, 1),
            List.of(2, 1, 3, 1),
            Values.host(1, 0, 1, 1)));
  }

  private void windows(DType dtype) {
    boolean plain = dtype != DType.FLOAT16;
    for (Part p : parts()) {
      move(new Slice(p.part, p.strides), Draw.of(dtype, Domain.ANY, p.whole, 1), p.offsets);
      if (plain) {
        Values x = Draw.of(dtype, Domain.ANY, p.part, 1);
        move(new Pad(p.whole, p.strides), x, p.offsets, Values.scalar(1));
      }
    }
  }

  private void concat(DType dtype) {
    List<List<Shape>> groups =
        List.of(
            List.of(Shape.of(3)),
            List.of(Shape.of(3), Shape.of(4)),
            List.of(Shape.of(0), Shape.of(2), Shape.of(0)),
            List.of(Shape.of(0), Shape.of(0)),
            List.of(Shape.of(1), Shape.of(1), Shape.of(1), Shape.of(1), Shape.of(1)),
            List.of(Shape.of(2049), Shape.of(7)));
    for (List<Shape> group : groups) {
      concat(dtype, 0, group);
      concat(dtype, 1, group.stream().map(s -> Shape.of(3).concat(s)).toList());
      concat(dtype, 0, group.stream().map(s -> s.concat(Shape.of(2, 1))).toList());
    }
  }

  private void concat(DType dtype, int axis, List<Shape> shapes) {
    Values[] inputs = new Values[shapes.size()];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = Draw.of(dtype, Domain.ANY, shapes.get(i), i);
    }
    move(new Concat(axis), inputs);
  }
}
