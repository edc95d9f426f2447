package org.fascicle.tck.operation;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.api.op.Gru;
import org.fascicle.api.op.Lstm;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.op.RecurrentOp;
import org.fascicle.api.op.SimpleRnn;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.tck.cases.Draw;
import org.fascicle.tck.harness.Claim;
import org.fascicle.tck.harness.Execution;
import org.fascicle.tck.harness.KitContext;
import org.fascicle.tck.harness.KitTest;
import org.fascicle.tck.harness.Values;

/**
 * What the first of a hundred steps means for the last: gradients of h after the last step alone,
 * held to those of the decomposition, step after step on the reference in float64, as the tape
 * finds them. Where all steps are weighed at once, what came a long way is lost among what did not;
 * here each step's gradient is held to its own size.
 */
public final class LongSequenceTests {
  private static final int BATCH = 3;
  private static final int STEPS = 100;
  private static final int FEATURES = 5;
  private static final int UNITS = 19;

  /**
   * Roundings that a gradient may differ by, of the greatest of its step. Each step back is a
   * factor, off by some roundings because the state it is taken at is. States are kept, and so are
   * their errors, of one sign for many steps: those of n steps grow with n, not with √n.
   */
  private static final double ROUNDINGS = 4.0 * STEPS;

  /** What of the last step's gradient the first one's is at least: it must be worth comparing. */
  private static final double ALIVE = 1e-3;

  private LongSequenceTests() {}

  /** All of them. */
  public static List<KitTest> all() {
    List<KitTest> tests = new ArrayList<>();
    for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
      for (boolean backwards : new boolean[] {false, true}) {
        for (RecurrentOp op :
            List.of(
                new SimpleRnn(Pointwise.TANH, backwards, false),
                new Lstm(backwards, false),
                new Gru(true, backwards, false),
                new Gru(false, backwards, false))) {
          tests.add(
              new KitTest(
                  "long-gradients",
                  op.name() + " " + op + " of " + dtype + " over " + STEPS + " steps",
                  kit -> check(kit, op, dtype)));
        }
      }
    }
    return tests;
  }

  private static void check(KitContext kit, RecurrentOp op, DType dtype) {
    List<Values> inputs = inputs(op, dtype);
    List<Values> seeds = seeds(op, dtype);
    List<Values> got = Execution.gradient(kit.session(), op, inputs, seeds);
    Session oracle = kit.oracle();
    List<Values> want =
        Execution.gradient(
            oracle,
            given -> op.decompose(oracle, given),
            inputs.stream().map(Values::promoted).toList(),
            seeds.stream().map(Values::promoted).toList());
    checkSteps(op, dtype, want.get(RecurrentOp.X), got.get(RecurrentOp.X));
    for (int i = RecurrentOp.KERNEL; i < want.size(); i++) {
      double[] all = want.get(i).reals();
      close("the gradient of input " + i, dtype, all, got.get(i).reals());
    }
  }

  private static void checkSteps(RecurrentOp op, DType dtype, Values want, Values got) {
    double first = greatest(step(want, op.backwards() ? STEPS - 1 : 0));
    double last = greatest(step(want, op.backwards() ? 0 : STEPS - 1));
    Claim.that(
        first >= ALIVE * last, "gradients die out, from " + last + " to " + first + ": other data");
    for (int t = 0; t < STEPS; t++) {
      close("the gradient of x at step " + t, dtype, step(want, t), step(got, t));
    }
  }

  private static void close(String what, DType dtype, double[] want, double[] got) {
    double epsilon = dtype == DType.FLOAT32 ? 0x1p-23 : 0x1p-52;
    double greatest = greatest(want);
    for (int i = 0; i < want.length; i++) {
      double roundings = Math.abs(want[i] - got[i]) / (epsilon * greatest);
      Claim.that(
          roundings <= ROUNDINGS,
          what
              + ", element "
              + i
              + ": expected "
              + want[i]
              + ", got "
              + got[i]
              + ", which is "
              + (float) roundings
              + " roundings of the greatest, "
              + greatest
              + ", and not at most "
              + ROUNDINGS);
    }
  }

  private static double greatest(double... values) {
    double greatest = 0;
    for (double value : values) {
      greatest = Math.max(greatest, Math.abs(value));
    }
    return greatest;
  }

  /** One step of (batch, time, features). */
  private static double[] step(Values sequence, int t) {
    double[] step = new double[BATCH * FEATURES];
    for (int i = 0; i < step.length; i++) {
      step[i] = sequence.real((i / FEATURES * STEPS + t) * FEATURES + i % FEATURES);
    }
    return step;
  }

  /** Of h after the step that is taken last alone. */
  private static List<Values> seeds(RecurrentOp op, DType dtype) {
    double[] h = drawn(DType.FLOAT64, 0.5, Shape.of(BATCH, STEPS, UNITS), 21).reals();
    for (int i = 0; i < h.length; i++) {
      int t = i / UNITS % STEPS;
      h[i] = t == (op.backwards() ? 0 : STEPS - 1) ? (float) h[i] : 0;
    }
    List<Values> seeds = new ArrayList<>();
    seeds.add(Values.reals(dtype, Shape.of(BATCH, STEPS, UNITS), h));
    for (int i = 1; i < op.states(); i++) {
      seeds.add(Values.reals(dtype, Shape.of(BATCH, UNITS), new double[BATCH * UNITS]));
    }
    return seeds;
  }

  /** States that are kept for long: a recurrent kernel near 1, or a gate that is nearly open. */
  private static List<Values> inputs(RecurrentOp op, DType dtype) {
    long gates = (long) op.gates() * UNITS;
    boolean gated = op.gates() > 1;
    List<Values> inputs = new ArrayList<>();
    inputs.add(drawn(dtype, gated ? 1 : 0.05, Shape.of(BATCH, STEPS, FEATURES), 1));
    inputs.add(drawn(dtype, 0.5, Shape.of(FEATURES, gates), 2));
    Values recurrent = drawn(dtype, 0.05, Shape.of(UNITS, gates), 3);
    inputs.add(gated ? recurrent : raised(recurrent, 0.97, UNITS + 1, 0, UNITS));
    Values bias = drawn(dtype, 0.01, op.biasShape(UNITS), 4);
    // The gate that keeps a state is the second of an LSTM, the first of a GRU.
    inputs.add(gated ? raised(bias, 4, 1, op instanceof Lstm ? UNITS : 0, UNITS) : bias);
    for (int i = 0; i < op.states(); i++) {
      inputs.add(drawn(dtype, 0.1, Shape.of(BATCH, UNITS), 5 + i));
    }
    return inputs;
  }

  private static Values drawn(DType dtype, double scale, Shape shape, int site) {
    double[] zeros = new double[Math.toIntExact(shape.elements())];
    double[] values = Draw.like(Values.reals(DType.FLOAT64, shape, zeros), site).reals();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (scale * values[i]);
    }
    return Values.reals(dtype, shape, values);
  }

  /** Adds to some elements, evenly apart. */
  private static Values raised(Values array, double by, int stride, int from, int count) {
    double[] values = array.reals();
    for (int i = 0; i < count; i++) {
      values[from + i * stride] = (float) (values[from + i * stride] + by);
    }
    return Values.reals(array.spec().dtype(), array.spec().shape(), values);
  }
}
