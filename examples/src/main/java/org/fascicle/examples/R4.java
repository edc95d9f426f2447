package org.fascicle.examples;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.SpecSource;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.specs.GRU;
import org.fascicle.specs.LSTM;
import org.fascicle.specs.SimpleRNN;

/**
 * The formulas of recurrent networks, written down once more in plain Java: what they give beside
 * what the layers give, for the reset gate before and after the recurrent product, and the gradient
 * through time beside differences.
 */
final class R4 implements Example {
  private static final int UNITS = 2;
  private static final double[][] X = {{1, -0.5}, {0.25, 2}, {-1.5, 0.75}, {0.5, 0.5}};

  /** Half the step of a difference, where rounding and curvature disturb least. */
  private static final double STEP = 1e-5;

  @Override
  public String id() {
    return "R4";
  }

  @Override
  public String title() {
    return "Formulas of recurrent networks, by hand and by the layers";
  }

  @Override
  public int epochs() {
    return 0;
  }

  @Override
  public Map<String, Object> run(ExampleRun run) {
    Map<String, SpecSource> layers = new LinkedHashMap<>();
    layers.put("simple", SimpleRNN.of(UNITS).biasInitializer("random_uniform"));
    layers.put("lstm", LSTM.of(UNITS).biasInitializer("random_uniform"));
    layers.put("gru, reset after", GRU.of(UNITS).biasInitializer("random_uniform"));
    layers.put(
        "gru, reset before", GRU.of(UNITS).biasInitializer("random_uniform").resetAfter(false));
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("backend", "");
    figures.put("seed", run.seed());
    double greatest = 0;
    double steepest = 0;
    for (Map.Entry<String, SpecSource> layer : layers.entrySet()) {
      try (Model model =
          run.sequential("R4").inputShape(X.length, 2).add(layer.getValue()).build()) {
        figures.put("backend", model.session().backend());
        Found found = compare(run, layer.getKey(), model);
        figures.put(layer.getKey(), found.values);
        greatest = Math.max(greatest, found.difference);
        steepest = Math.max(steepest, found.gradientDifference);
      }
    }
    figures.put("greatestDifference", greatest);
    figures.put("greatestGradientDifference", steepest);
    return figures;
  }

  /** What a layer gave, and how far from the formulas. */
  private record Found(List<Double> values, double difference, double gradientDifference) {}

  private static Found compare(ExampleRun run, String name, Model model) {
    List<double[][]> parameters = model.getWeights().values().stream().map(R4::rows).toList();
    double[] hand = RecurrentFormulas.last(name, X, parameters);
    List<Double> values = new ArrayList<>();
    float[][] gradient = gradient(model, values);
    double difference = 0;
    for (int i = 0; i < UNITS; i++) {
      difference = Math.max(difference, Math.abs(hand[i] - values.get(i)));
      run.say()
          .accept(line(name + ", h" + (i + 1) + " after the last step", hand[i], values.get(i)));
    }
    double[][] recurrent = parameters.get(1);
    double slopes = 0;
    for (int i = 0; i < recurrent.length; i++) {
      for (int k = 0; k < recurrent[i].length; k++) {
        double slope = slope(name, parameters, i, k);
        slopes = Math.max(slopes, Math.abs(slope - gradient[i][k]));
        if (i + k == 0) {
          run.say().accept(line(name + ", gradient of their sum by u11", slope, gradient[i][k]));
        }
      }
    }
    return new Found(values, difference, slopes);
  }

  private static String line(String what, double hand, double layer) {
    return String.format(Locale.ROOT, "%-45s by hand %+.7f, layer %+.7f", what, hand, layer);
  }

  /** The gradient of h₁ + h₂ after the last step by the recurrent kernel; h goes to a list. */
  private static float[][] gradient(Model model, List<Double> values) {
    String name = List.copyOf(model.getWeights().keySet()).get(1);
    return model
        .session()
        .step(
            () -> {
              float[] steps = new float[X.length * 2];
              for (int i = 0; i < steps.length; i++) {
                steps[i] = (float) X[i / 2][i % 2];
              }
              Tensor x = model.session().tensor(steps, 1, X.length, 2);
              HostArray kernel = model.getWeights().get(name);
              Tensor recurrent = model.session().tensor(kernel.toFloats(), kernel.shape().dims());
              try (Tape tape = model.session().tape()) {
                tape.watch(recurrent);
                Tensor h = model.call(false, Map.of(name, recurrent), x)[0];
                values.clear();
                for (double value : h.toDoubles()) {
                  values.add(value);
                }
                double[] gradient = tape.gradient(h.sum(), recurrent)[0].toDoubles();
                return rows(gradient, kernel.shape());
              }
            });
  }

  private static float[][] rows(double[] values, Shape shape) {
    int columns = (int) shape.dim(1);
    float[][] rows = new float[(int) shape.dim(0)][columns];
    for (int i = 0; i < values.length; i++) {
      rows[i / columns][i % columns] = (float) values[i];
    }
    return rows;
  }

  /** A parameter; a vector is one row. */
  private static double[][] rows(HostArray array) {
    float[] values = array.toFloats();
    int columns = (int) array.shape().dim(-1);
    double[][] rows = new double[values.length / columns][columns];
    for (int i = 0; i < values.length; i++) {
      rows[i / columns][i % columns] = values[i];
    }
    return rows;
  }

  /** The slope of the formulas' sum by an element of the recurrent kernel, by differences. */
  private static double slope(String name, List<double[][]> parameters, int row, int column) {
    return (moved(name, parameters, row, column, STEP)
            - moved(name, parameters, row, column, -STEP))
        / (2 * STEP);
  }

  private static double moved(
      String name, List<double[][]> parameters, int row, int column, double by) {
    double[][] recurrent = parameters.get(1);
    double before = recurrent[row][column];
    recurrent[row][column] = before + by;
    double sum = 0;
    for (double h : RecurrentFormulas.last(name, X, parameters)) {
      sum += h;
    }
    recurrent[row][column] = before;
    return sum;
  }
}
