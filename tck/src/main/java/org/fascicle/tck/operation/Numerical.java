package org.fascicle.tck.operation;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.tck.cases.Draw;
import org.fascicle.tck.cases.OperationCase;
import org.fascicle.tck.harness.Execution;
import org.fascicle.tck.harness.KitContext;
import org.fascicle.tck.harness.Slopes;
import org.fascicle.tck.harness.Values;

/** Holds gradients to differences along a random direction. */
final class Numerical {
  private Numerical() {}

  /** The gradient of a weighted sum of the results against its differences. */
  static void checkFirst(KitContext kit, OperationCase c) {
    List<Values> seeds = OperationTests.seeds(c.op(), c.inputs());
    List<Values> directions = directions(c.inputs(), 71);
    double slope = dot(Execution.gradient(kit.session(), c.op(), c.inputs(), seeds), directions);
    Slopes.check(
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
    Slopes.check(
        "second-order gradient",
        slope,
        t ->
            dot(
                Execution.gradient(kit.session(), c.op(), moved(c.inputs(), directions, t), seeds),
                weights));
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
      moved.add(moves ? Slopes.moved(input, directions.get(next++), t) : input);
    }
    return moved;
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
