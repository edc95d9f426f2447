package org.fascicle.tck.cases;

import java.util.List;
import org.fascicle.api.op.Gather;
import org.fascicle.api.op.OneHot;
import org.fascicle.api.op.ScatterAdd;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.tck.harness.Tolerance;
import org.fascicle.tck.harness.Values;

/** Elements chosen by index. */
final class IndexCases extends CaseSource {
  /** (A…, L, B…), the axis of L, and the indices' shape. */
  private record Choice(Shape shape, int axis, Shape indices) {}

  private static final List<Choice> CHOICES =
      List.of(
          new Choice(Shape.of(5), 0, Shape.of()),
          new Choice(Shape.of(5), 0, Shape.of(7)),
          new Choice(Shape.of(1), 0, Shape.of(1)),
          new Choice(Shape.of(5), 0, Shape.of(0)),
          new Choice(Shape.of(0, 3), 1, Shape.of(2)),
          new Choice(Shape.of(9, 3), 0, Shape.of(4, 5)),
          new Choice(Shape.of(3, 9), 1, Shape.of(11)),
          new Choice(Shape.of(2, 7, 3), 1, Shape.of(2, 1, 3)),
          new Choice(Shape.of(3, 0), 0, Shape.of(2)),
          new Choice(Shape.of(1025, 5), 0, Shape.of(2049)),
          new Choice(Shape.of(4, 33), 1, Shape.of(257)),
          new Choice(Shape.of(2, 7, 3, 23), 1, Shape.of(9)));

  @Override
  void collect() {
    for (Choice choice : CHOICES) {
      long length = choice.shape.dim(choice.axis);
      for (DType index : INTEGER) {
        Values indices = Draw.indices(index, choice.indices, length, 2);
        for (DType dtype : DType.values()) {
          Values x = Draw.of(dtype, Domain.ANY, choice.shape, 1);
          add(new Gather(choice.axis), Tolerance.EXACT, true, x, indices);
        }
        for (DType dtype : ARITHMETIC) {
          scatter(choice, dtype, indices);
        }
      }
    }
    Shape table = Shape.of(300, 48); // more than one thread's
    Values rows = Draw.indices(DType.INT32, Shape.of(2801), 300, 2);
    exact(new Gather(0), Draw.of(DType.FLOAT32, Domain.ANY, table, 1), rows);
    scatter(new Choice(table, 0, Shape.of(2801)), DType.FLOAT32, rows);
    Shape few = Shape.of(4, 17);
    scatter(
        new Choice(few, 0, Shape.of(3)),
        DType.FLOAT32,
        Values.integers(DType.INT64, Shape.of(3), 3, 0, 3));
    scatter(
        new Choice(few, 0, Shape.of(0)), DType.FLOAT32, Values.integers(DType.INT64, Shape.of(0)));
    oneHot();
  }

  private void scatter(Choice choice, DType dtype, Values indices) {
    Shape before = choice.shape.slice(0, choice.axis);
    Shape after = choice.shape.slice(choice.axis + 1, choice.shape.rank());
    Shape updates = before.concat(choice.indices).concat(after);
    Tolerance tolerance =
        dtype.isReal() ? Tolerance.accumulated(2, 1 + indices.size()) : Tolerance.EXACT;
    add(
        new ScatterAdd(choice.axis, choice.shape.dim(choice.axis)),
        tolerance,
        true,
        Draw.of(dtype, Domain.ANY, updates, 1),
        indices);
  }

  private void oneHot() {
    for (DType index : INTEGER) {
      for (DType dtype : ARITHMETIC) {
        for (Shape shape : SHAPES) {
          exact(new OneHot(5, dtype), Draw.indices(index, shape, 5, 3));
        }
        // Out of range in both directions, and no classes at all.
        exact(new OneHot(3, dtype), Values.integers(index, Shape.of(5), -1, 0, 2, 3, 99));
        exact(new OneHot(0, dtype), Values.integers(index, Shape.of(2), 0, 1));
      }
    }
  }
}
