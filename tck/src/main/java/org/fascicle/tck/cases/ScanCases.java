package org.fascicle.tck.cases;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.api.op.Add;
import org.fascicle.api.op.Body;
import org.fascicle.api.op.Linear;
import org.fascicle.api.op.MatMul;
import org.fascicle.api.op.Mul;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.op.Scan;
import org.fascicle.api.op.Sigmoid;
import org.fascicle.api.op.Slice;
import org.fascicle.api.op.Sub;
import org.fascicle.api.op.Tanh;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.tck.harness.Tolerance;
import org.fascicle.tck.harness.Values;

/** Bodies over the steps of sequences: a simple cell, one with gates, one of two sequences. */
public final class ScanCases extends CaseSource {
  /** Batch, time, features, units. */
  private static final long[][] SIZES = {
    {2, 3, 2, 3},
    {1, 1, 1, 1},
    {3, 1, 5, 2},
    {1, 7, 2, 1},
    {0, 3, 2, 4},
    {2, 4, 0, 3},
    {5, 2, 3, 17}
  };

  /** For the kit. */
  ScanCases() {}

  @Override
  void collect() {
    for (DType dtype : REAL) {
      for (int i = 0; i < SIZES.length; i++) {
        long[] size = SIZES[i];
        boolean backwards = i % 2 == 1;
        add(simple(backwards, false), tolerance(size), true, inputs(dtype, false, 1, size));
        add(simple(!backwards, true), tolerance(size), true, inputs(dtype, true, 1, size));
        add(
            new Scan(gated(size[0], size[3]), 1, 1, backwards, i % 3 == 0),
            tolerance(size),
            true,
            inputs(dtype, i % 3 == 0, 2, size));
      }
      for (boolean masked : new boolean[] {false, true}) {
        add(
            new Scan(two(), 1, 2, masked, masked),
            Tolerance.accumulated(16, 4),
            true,
            together(dtype, masked));
      }
    }
  }

  /** h ← tanh(x w + b + h u), which comes out, too. */
  public static Scan simple(boolean backwards, boolean masked) {
    Body.Builder body = Body.of(5);
    int fed = body.apply(new Linear(Pointwise.LINEAR, true), 1, 2, 4);
    int h = body.apply(new Tanh(), body.apply(new Add(), fed, body.apply(new MatMul(), 0, 3)));
    return new Scan(body.results(h, h), 1, 1, backwards, masked);
  }

  /** With z and g of x w + b + h u: h ← h + σ(z) (tanh(g) − h) / 2; nothing comes out. */
  private static Body gated(long batch, long units) {
    Body.Builder body = Body.of(5);
    int fed = body.apply(new Linear(Pointwise.LINEAR, true), 1, 2, 4);
    int sums = body.apply(new Add(), fed, body.apply(new MatMul(), 0, 3));
    Shape part = Shape.of(batch, units);
    int z = body.apply(new Slice(part), sums, body.integers(0, 0));
    int g = body.apply(new Slice(part), sums, body.integers(0, units));
    int half = body.apply(new Mul(), body.apply(new Sigmoid(), z), body.scalar(0.5));
    int change = body.apply(new Sub(), body.apply(new Tanh(), g), 0);
    return body.results(body.apply(new Add(), 0, body.apply(new Mul(), half, change)));
  }

  /** Of two sequences: s ← s + x; s · y and s + y come out. */
  private static Body two() {
    Body.Builder body = Body.of(3);
    int sum = body.apply(new Add(), 0, 1);
    int product = body.apply(new Mul(), sum, 2);
    return body.results(sum, product, body.apply(new Add(), sum, 2));
  }

  private static Values[] together(DType dtype, boolean masked) {
    List<Values> inputs = new ArrayList<>();
    inputs.add(Draw.of(dtype, Domain.ANY, Shape.of(2, 3), 1));
    inputs.add(Draw.of(dtype, Domain.ANY, Shape.of(2, 4, 3), 2));
    inputs.add(Draw.of(dtype, Domain.ANY, Shape.of(2, 4, 1), 3));
    if (masked) {
      inputs.add(Draw.of(DType.BOOL, Domain.ANY, Shape.of(2, 4), 4));
    }
    return inputs.toArray(Values[]::new);
  }

  private static Values[] inputs(DType dtype, boolean masked, long gates, long... size) {
    List<Values> inputs = new ArrayList<>();
    inputs.add(Draw.of(dtype, Domain.ANY, Shape.of(size[0], size[3]), 1));
    inputs.add(Draw.of(dtype, Domain.ANY, Shape.of(size[0], size[1], size[2]), 2));
    inputs.add(Draw.of(dtype, Domain.UNIT, Shape.of(size[2], gates * size[3]), 3));
    inputs.add(Draw.of(dtype, Domain.UNIT, Shape.of(size[3], gates * size[3]), 4));
    inputs.add(Draw.of(dtype, Domain.ANY, Shape.of(gates * size[3]), 5));
    if (masked) {
      inputs.add(Draw.of(DType.BOOL, Domain.ANY, Shape.of(size[0], size[1]), 6));
    }
    return inputs.toArray(Values[]::new);
  }

  private static Tolerance tolerance(long... size) {
    return Tolerance.accumulated(32, Math.max(1, size[2] + size[3]));
  }
}
