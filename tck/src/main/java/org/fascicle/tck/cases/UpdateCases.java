package org.fascicle.tck.cases;

import org.fascicle.api.op.AdamUpdate;
import org.fascicle.api.op.SgdUpdate;
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
        for (long step : new long[] {0, 1, 1000}) {
          adam(dtype, shape, p, g, step);
        }
      }
      adam(
          dtype, LONG, Draw.of(dtype, Domain.ANY, LONG, 1), Draw.of(dtype, Domain.ANY, LONG, 2), 1);
    }
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
