package org.fascicle.tck.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.fascicle.tck.cases.Draw;
import org.fascicle.tck.cases.OperationCase;
import org.fascicle.tck.harness.Execution;
import org.fascicle.tck.harness.KitContext;
import org.fascicle.tck.harness.Values;

/**
 * Holds gradients to differences: along a random direction, in float64, by the five-point rule.
 *
 * @see <a href="https://dlmf.nist.gov/3.4">DLMF 3.4, derivatives by Lagrange's formula</a>
 */
final class Numerical {
  private static final double STEP = 1e-4;

  /** The rule errs by STEP⁴, rounding by ε / STEP times the value: both below this. */
  private static final double RELATIVE = 1e-7;

  private Numerical() {}

  /** The gradient of a weighted sum of the results against its differences. */
  static void checkFirst(KitContext kit, OperationCase c) {
    List<Values> seeds = OperationTests.seeds(c.op(), c.inputs());
    List<Values> directions = directions(c.inputs(), 71);
    double slope = dot(Execution.gradient(kit.session(), c.op(), c.inputs(), seeds), directions);
    check(
        "gradient",
        slope,
        t ->
            dot(
                real(Execution.forward(kit.session(), c.op(), moved(c.inputs(), directions, t))),
                seeds));
  }

  /** The gradient of a weighted sum of the gradients against its differences. */
  static void checkSecond(KitContext kit, OperationCase c) {
    List<Values> seeds = OperationTests.seeds(c.op(), c.inputs());
    List<Values> weights = directions(c.inputs(), 81);
    List<Values> directions = directions(c.inputs(), 71);
    double slope =
        dot(
            Execution.secondGradient(kit.session(), c.op(), c.inputs(), seeds, weights),
            directions);
    check(
        "second-order gradient",
        slope,
        t ->
            dot(
                Execution.gradient(kit.session(), c.op(), moved(c.inputs(), directions, t), seeds),
                weights));
  }

  private static void check(String what, double slope, DoubleFunction<Double> value) {
    double near = value.apply(STEP) - value.apply(-STEP);
    double far = value.apply(2 * STEP) - value.apply(-2 * STEP);
    double difference = (8 * near - far) / (12 * STEP);
    double scale = 1 + Math.abs(slope) + Math.abs(value.apply(0));
    if (!(Math.abs(difference - slope) <= RELATIVE * scale)) {
      throw new AssertionError(
          what + " along a direction: differences give " + difference + ", got " + slope);
    }
  }

  private static List<Values> real(List<Values> arrays) {
    return arrays.stream().filter(Values::isReal).toList();
  }

  /** One direction a real input on the device. */
  private static List<Values> directions(List<Values> inputs, int site) {
    List<Values> directions = new ArrayList<>();
    for (Values input : inputs) {
      if (input.isReal() && !input.spec().isHost()) {
        directions.add(Draw.like(input, site + directions.size()));
      }
    }
    return directions;
  }

  /** The inputs, moved some way along their directions. */
  private static List<Values> moved(List<Values> inputs, List<Values> directions, double t) {
    List<Values> moved = new ArrayList<>();
    int next = 0;
    for (Values input : inputs) {
      boolean moves = input.isReal() && !input.spec().isHost();
      moved.add(moves ? moved(input, directions.get(next++), t) : input);
    }
    return moved;
  }

  private static Values moved(Values input, Values direction, double t) {
    double[] values = input.reals();
    for (int i = 0; i < values.length; i++) {
      values[i] += t * direction.real(i);
    }
    return Values.reals(input.spec().dtype(), input.spec().shape(), values);
  }

  /** Σ a · b; a missing array counts as zeros. */
  private static double dot(List<Values> a, List<Values> b) {
    double sum = 0;
    for (int i = 0; i < a.size(); i++) {
      for (int j = 0; a.get(i) != null && j < a.get(i).size(); j++) {
        sum += a.get(i).real(j) * b.get(i).real(j);
      }
    }
    return sum;
  }
}
