package org.fascicle.tck.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fascicle.api.op.Gru;
import org.fascicle.api.op.LastState;
import org.fascicle.api.op.Lstm;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.op.RecurrentOp;
import org.fascicle.api.op.SimpleRnn;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.spi.backend.BackendInfo.Capability;
import org.fascicle.tck.harness.Tolerance;
import org.fascicle.tck.harness.Values;

/** Recurrent networks over whole sequences. */
final class RecurrentCases extends CaseSource {
  /** Batch, time, features, units. */
  private static final long[][] SIZES = {
    {2, 3, 2, 3},
    {1, 1, 1, 1},
    {3, 1, 5, 2},
    {1, 7, 2, 1},
    {0, 3, 2, 4},
    {2, 4, 0, 3},
    {17, 5, 3, 16},
    {5, 2, 33, 65},
    {3, 100, 1, 8}
  };

  /**
   * The same in bfloat16, where kernels multiply in tiles of 16 × 32 numbers: fewer features than
   * that, one more, an odd number.
   */
  private static final long[][] TILES = {{3, 4, 1, 40}, {2, 3, 33, 64}, {17, 3, 2, 6}};

  @Override
  void collect() {
    for (long[] size : TILES) {
      for (boolean backwards : new boolean[] {false, true}) {
        RecurrentOp op = new Lstm(backwards, false);
        narrow(op, tolerance(size), inputs(DType.FLOAT32, op, size));
        narrow(new LastState(op), tolerance(size), inputs(DType.FLOAT32, op, size));
      }
    }
    for (DType dtype : REAL) {
      for (long[] size : SIZES) {
        for (RecurrentOp op : operations(false, false)) {
          add(op, tolerance(size), true, inputs(dtype, op, size));
        }
      }
      for (boolean masked : new boolean[] {false, true}) {
        for (int i = masked ? 0 : 1; i < SIZES.length; i += 2) {
          for (RecurrentOp op : operations(true, masked)) {
            add(op, tolerance(SIZES[i]), true, inputs(dtype, op, SIZES[i]));
          }
        }
      }
      for (boolean backwards : new boolean[] {false, true}) {
        for (RecurrentOp op : operations(backwards, backwards)) {
          lasts(dtype, op);
        }
        for (RecurrentOp op : operations(!backwards, backwards)) {
          lasts(dtype, op);
        }
      }
      for (RecurrentOp op : operations(false, true)) {
        add(op, tolerance(SIZES[6]), true, inputs(dtype, op, SIZES[6]));
      }
      for (RecurrentOp op : operations(false, false)) {
        Values[] inputs = inputs(dtype, op, SIZES[0]);
        double[] x = inputs[RecurrentOp.X].reals().clone();
        x[2] = Double.NaN;
        inputs[RecurrentOp.X] = Values.reals(dtype, inputs[RecurrentOp.X].spec().shape(), x);
        special(op, tolerance(SIZES[0]), needs(op), inputs);
      }
    }
  }

  private void lasts(DType dtype, RecurrentOp op) {
    for (long[] size : SIZES) {
      add(new LastState(op), tolerance(size), true, inputs(dtype, op, size));
    }
  }

  private static List<RecurrentOp> operations(boolean backwards, boolean masked) {
    return List.of(
        new SimpleRnn(Pointwise.TANH, backwards, masked),
        new SimpleRnn(Pointwise.RELU, backwards, masked),
        new Lstm(backwards, masked),
        new Gru(true, backwards, masked),
        new Gru(false, backwards, masked));
  }

  /** relu may drop NaN. */
  private static Set<Capability> needs(RecurrentOp op) {
    return op instanceof SimpleRnn simple && simple.activation() == Pointwise.RELU
        ? Set.of(Capability.NAN_THROUGH_MAX)
        : Set.of();
  }

  /** A step's error is handed on, weakened, so that some steps' worth of it meet. */
  private static Tolerance tolerance(long... size) {
    return Tolerance.accumulated(32, Math.max(1, size[2] + size[3]));
  }

  private static Values[] inputs(DType dtype, RecurrentOp op, long... size) {
    long batch = size[0];
    long units = size[3];
    List<Values> inputs = new ArrayList<>();
    inputs.add(Draw.of(dtype, Domain.ANY, Shape.of(batch, size[1], size[2]), 1));
    inputs.add(weights(dtype, size[2], units * op.gates(), 2));
    inputs.add(weights(dtype, units, units * op.gates(), 3));
    inputs.add(Draw.of(dtype, Domain.ANY, op.biasShape(units), 4));
    for (int i = 0; i < op.states(); i++) {
      inputs.add(Draw.of(dtype, Domain.ANY, Shape.of(batch, units), 5 + i));
    }
    if (op.masked()) {
      inputs.add(Draw.of(DType.BOOL, Domain.ANY, Shape.of(batch, size[1]), 9));
    }
    return inputs.toArray(Values[]::new);
  }

  /** Weights under which states neither die out nor run wild, as initialisers make them. */
  private static Values weights(DType dtype, long in, long out, long site) {
    double[] values = Draw.of(DType.FLOAT64, Domain.ANY, Shape.of(in, out), site).reals().clone();
    for (int i = 0; i < values.length; i++) {
      double scaled = values[i] / Math.sqrt((double) in + 1);
      values[i] = dtype == DType.FLOAT32 ? (float) scaled : scaled;
    }
    return Values.reals(dtype, Shape.of(in, out), values);
  }
}
