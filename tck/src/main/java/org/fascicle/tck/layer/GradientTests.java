package org.fascicle.tck.layer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fascicle.api.tensor.DType;
import org.fascicle.tck.harness.Slopes;
import org.fascicle.tck.harness.Values;

/** Gradients against differences, in float64. */
final class GradientTests {
  private GradientTests() {}

  static List<LayerTest> all() {
    return List.of(
        new LayerTest("gradients", "inputs", (lab, layer) -> check(lab, layer, false, true)),
        new LayerTest("gradients", "parameters", (lab, layer) -> check(lab, layer, false, false)),
        new LayerTest("gradients", "in-training", GradientTests::inTraining));
  }

  private static void inTraining(LayerLab lab, LayerCase layer) {
    check(lab, layer, true, true);
    check(lab, layer, true, false);
  }

  private static void check(LayerLab lab, LayerCase layer, boolean training, boolean ofInputs) {
    try (LayerModel model = lab.model(layer, DType.FLOAT64)) {
      Point point = new Point(model.inputs(3), model.parameters());
      Point direction = point.direction(ofInputs);
      // One step, so that each call draws the same random numbers.
      model.step(
          () -> {
            List<Values> seeds = seeds(value(model, training, point));
            List<Values> gradient = model.gradient(training, point.parameters, point.inputs, seeds);
            Slopes.check(
                "the gradient by the " + (ofInputs ? "inputs" : "parameters"),
                dot(gradient, direction.all()),
                t -> dot(value(model, training, point.moved(direction, t)), seeds));
            return null;
          });
    }
  }

  private static List<Values> value(LayerModel model, boolean training, Point point) {
    return model.call(training, point.parameters, point.inputs).outputs().stream()
        .filter(Values::isReal)
        .toList();
  }

  private static List<Values> seeds(List<Values> results) {
    List<Values> seeds = new ArrayList<>();
    for (Values result : results) {
      seeds.add(LayerModel.Samples.of(result.spec(), 200 + seeds.size()));
    }
    return seeds;
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

  /** Where a layer is called. */
  private record Point(List<Values> inputs, Map<String, Values> parameters) {
    /** A random direction of the inputs or of the parameters; zero in the others. */
    Point direction(boolean ofInputs) {
      List<Values> in = new ArrayList<>();
      for (Values input : inputs) {
        in.add(direction(input, ofInputs, 300 + in.size()));
      }
      Map<String, Values> other = new LinkedHashMap<>();
      parameters.forEach((k, v) -> other.put(k, direction(v, !ofInputs, 400 + other.size())));
      return new Point(in, other);
    }

    private static Values direction(Values of, boolean moves, long site) {
      if (!of.isReal()) {
        return of;
      }
      return moves
          ? LayerModel.Samples.of(of.spec(), site)
          : Values.reals(of.spec().dtype(), of.spec().shape(), new double[of.size()]);
    }

    /** This plus t times a direction. */
    Point moved(Point direction, double t) {
      List<Values> in = new ArrayList<>();
      for (int i = 0; i < inputs.size(); i++) {
        Values x = inputs.get(i);
        in.add(x.isReal() ? Slopes.moved(x, direction.inputs.get(i), t) : x);
      }
      Map<String, Values> other = new LinkedHashMap<>();
      parameters.forEach((k, v) -> other.put(k, Slopes.moved(v, direction.parameters.get(k), t)));
      return new Point(in, other);
    }

    /** The real arrays, in the order of gradients. */
    List<Values> all() {
      List<Values> all = new ArrayList<>(inputs.stream().filter(Values::isReal).toList());
      all.addAll(parameters.values());
      return all;
    }
  }
}
