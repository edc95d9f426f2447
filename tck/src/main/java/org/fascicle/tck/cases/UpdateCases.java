package org.fascicle.tck.cases;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.api.op.AdagradUpdate;
import org.fascicle.api.op.AdamUpdate;
import org.fascicle.api.op.MultiTensorUpdate;
import org.fascicle.api.op.SgdUpdate;
import org.fascicle.api.op.SparseUpdate;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.tck.harness.Tolerance;
import org.fascicle.tck.harness.Values;

/** Optimiser updates. */
final class UpdateCases extends CaseSource {
  /** Longer than what a backend may work on at a time, and not a multiple of it. */
  private static final Shape LONG = Shape.of(300_007);

  @Override
  void collect() {
    for (DType dtype : REAL) {
      for (Shape shape : SHAPES) {
        Values p = Draw.of(dtype, Domain.ANY, shape, 1);
        Values g = Draw.of(dtype, Domain.ANY, shape, 2);
        sgd(dtype, shape, p, g);
        add(
            new AdagradUpdate(1e-7),
            Tolerance.absolute(16),
            false,
            p,
            Draw.of(dtype, Domain.UNIT, shape, 4),
            g,
            Values.scalar(0.01));
        for (long step : new long[] {0, 1, 1000}) {
          adam(dtype, shape, p, g, step);
        }
        arithmetic(dtype, shape, p, g);
        many(dtype, p, g);
      }
      arithmetic(
          dtype, LONG, Draw.of(dtype, Domain.ANY, LONG, 1), Draw.of(dtype, Domain.ANY, LONG, 2));
      adam(
          dtype, LONG, Draw.of(dtype, Domain.ANY, LONG, 1), Draw.of(dtype, Domain.ANY, LONG, 2), 1);
      for (DType index : INTEGER) {
        sparse(dtype, index, Shape.of(9), Shape.of());
        sparse(dtype, index, Shape.of(1, 3), Shape.of(7));
        sparse(dtype, index, Shape.of(5, 2, 3), Shape.of(4, 5));
        sparse(dtype, index, Shape.of(7, 0), Shape.of(2));
        sparse(dtype, index, Shape.of(7, 5), Shape.of(0));
        sparse(dtype, index, Shape.of(1025, 5), Shape.of(2049));
      }
      sparse(dtype, DType.INT32, Shape.of(5003, 33), Shape.of(6001)); // more than one thread's
    }
  }

  /** What optimisers that are written in single operations come to, and every kind of operand. */
  private void arithmetic(DType dtype, Shape shape, Values p, Values g) {
    Values v = Draw.of(dtype, Domain.UNIT, shape, 3);
    Values rho = number(dtype, 0.9);
    Values rest = number(dtype, 0.1);
    Values rate = number(dtype, 0.01);
    Values positive = Draw.of(dtype, Domain.POSITIVE, shape, 5);
    Tolerance tolerance = Tolerance.absolute(32);
    add(Programs.rmsProp(), tolerance, false, p, v, g, rho, rest, number(dtype, 1e-3), rate);
    add(Programs.sumReadBefore(), tolerance, false, p, v, g);
    add(Programs.exchanged(), tolerance, false, p, g);
    add(Programs.unary(), tolerance, false, p, v);
    add(Programs.singleFirst(), tolerance, false, number(dtype, 3), positive);
    add(Programs.many(), Tolerance.accumulated(32, 36), false, p, g);
    add(Programs.extremes(), tolerance, false, p, g, rho);
  }

  /** One with scratch memory, one without, and one of few elements behind each other. */
  private void many(DType dtype, Values p, Values g) {
    Values m = Draw.of(dtype, Domain.ANY, LONG, 6);
    Values few = Draw.of(dtype, Domain.ANY, Shape.of(3), 7);
    List<Values> inputs = new ArrayList<>(List.of(p, g, Values.scalar(0.1)));
    inputs.addAll(List.of(m, m, m, m, Values.scalar(0.01), Values.host(2L)));
    inputs.addAll(List.of(few, few));
    MultiTensorUpdate all =
        new MultiTensorUpdate(
            List.of(
                new MultiTensorUpdate.Update(new SgdUpdate(0, false), 3, 1),
                new MultiTensorUpdate.Update(new AdamUpdate(0.9, 0.99, 1), 6, 3),
                new MultiTensorUpdate.Update(Programs.exchanged(), 2, 2)));
    add(all, Tolerance.absolute(16), false, inputs.toArray(Values[]::new));
  }

  private static Values number(DType dtype, double value) {
    return Values.reals(dtype, Shape.SCALAR, value);
  }

  /** Rows that are looked up once, often, and not at all. */
  private void sparse(DType dtype, DType index, Shape table, Shape indices) {
    Values p = Draw.of(dtype, Domain.ANY, table, 1);
    Values squares = Draw.of(dtype, Domain.UNIT, table, 2);
    Shape shape = indices.concat(table.slice(1, table.rank()));
    Values slices = Draw.of(dtype, Domain.ANY, shape, 3);
    Values rows = Draw.indices(index, indices, table.dim(0), 4);
    Values rate = Values.scalar(0.01);
    Tolerance tolerance = Tolerance.accumulated(16, 1 + rows.size());
    add(new SparseUpdate(new SgdUpdate(0, false)), tolerance, false, p, slices, rows, rate);
    SparseUpdate adagrad = new SparseUpdate(new AdagradUpdate(1e-7));
    add(adagrad, tolerance, false, p, squares, slices, rows, rate);
  }

  private void adam(DType dtype, Shape shape, Values p, Values g, long step) {
    add(
        new AdamUpdate(0.9, 0.999, 1e-7),
        Tolerance.absolute(16),
        false,
        p,
        Draw.of(dtype, Domain.ANY, shape, 3),
        Draw.of(dtype, Domain.UNIT, shape, 4),
        g,
        Values.scalar(0.01),
        Values.host(step));
  }

  private void sgd(DType dtype, Shape shape, Values p, Values g) {
    Values rate = Values.scalar(0.01);
    Values velocity = Draw.of(dtype, Domain.ANY, shape, 3);
    Tolerance tolerance = Tolerance.absolute(4);
    add(new SgdUpdate(0, false), tolerance, false, p, g, rate);
    add(new SgdUpdate(0.9, false), tolerance, false, p, velocity, g, rate);
    add(new SgdUpdate(0.9, true), tolerance, false, p, velocity, g, rate);
  }
}
