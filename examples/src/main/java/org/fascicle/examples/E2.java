package org.fascicle.examples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Spec;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.charts.LineChart;
import org.fascicle.charts.Picture;
import org.fascicle.specs.Activation;
import org.fascicle.specs.DeadUnitMonitor;
import org.fascicle.specs.Dense;
import org.fascicle.specs.Digits;
import org.fascicle.specs.Sgd;

/**
 * Activation functions: what they and their slopes look like; how rectified units die when the
 * learning rate is too high, and leaky ones do not; how many epochs rectified, tanh and sigmoid
 * units need to the same training error.
 */
final class E2 implements Example {
  private static final int SAMPLES = 2000;
  private static final int BATCH = 50;
  private static final double ERROR = 0.05;
  private static final int DEAD_EPOCHS = 10;
  private static final int POINTS = 401;
  private static final double REACH = 4;

  private static final List<Spec> FUNCTIONS =
      List.of(
          activation("sigmoid"),
          activation("tanh"),
          activation("relu"),
          activation("leaky_relu").with("negative_slope", 0.01),
          activation("elu"),
          activation("softplus"),
          activation("softsign"),
          activation("hard_sigmoid"),
          activation("linear"));

  @Override
  public String id() {
    return "E2";
  }

  @Override
  public String title() {
    return "Activations: shapes, dead units, epochs to the same error";
  }

  @Override
  public int epochs() {
    return 200;
  }

  @Override
  public Map<String, Object> run(ExampleRun run) {
    Map<String, Object> figures = new LinkedHashMap<>();
    try (Session session = run.session("E2")) {
      figures.put("backend", session.backend());
      figures.put("seed", run.seed());
      figures.put("activations", shapes(run, session));
    }
    Dataset digits =
        run.fascicle().dataset(Digits.of().flatten().trainSamples(SAMPLES).testSamples(1)).train();
    figures.put("deadUnits", deadUnits(run, digits));
    figures.put("epochsToError", epochsToError(run, digits));
    return figures;
  }

  private static Spec activation(String type) {
    return Spec.of(Kind.ACTIVATION, type);
  }

  /** Value and slope at −1, 0 and 1 of each function. */
  private static Map<String, Object> shapes(ExampleRun run, Session session) {
    double[] x = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      x[i] = REACH * (2.0 * i / (POINTS - 1) - 1);
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    List<LineChart> charts = new ArrayList<>();
    for (Spec function : FUNCTIONS) {
      double[][] curve = curve(run, session, function, x);
      charts.add(
          LineChart.of(function.type(), "x").line("f(x)", x, curve[0]).line("f′(x)", x, curve[1]));
      figures.put(function.type(), Map.of("values", at(curve[0], x), "slopes", at(curve[1], x)));
    }
    Picture.write(run.picture("activations"), 3, charts);
    return figures;
  }

  private static List<Double> at(double[] y, double... x) {
    List<Double> chosen = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      if (Math.abs(x[i]) < 1e-9 || Math.abs(Math.abs(x[i]) - 1) < 1e-9) {
        chosen.add(y[i]);
      }
    }
    return chosen;
  }

  /** Values, and slopes by the tape. */
  private static double[][] curve(
      ExampleRun run, Session session, Spec function, double... points) {
    try (Model model =
        run.sequential("E2")
            .add(Activation.of(function).spec().with("input_shape", List.of(1)))
            .options(options -> options.session(session))
            .build()) {
      float[] floats = new float[points.length];
      for (int i = 0; i < points.length; i++) {
        floats[i] = (float) points[i];
      }
      return session.step(
          () -> {
            Tensor x = session.tensor(floats, floats.length, 1);
            try (Tape tape = session.tape()) {
              tape.watch(x);
              Tensor y = model.call(x);
              return new double[][] {y.toDoubles(), tape.gradient(y, x)[0].toDoubles()};
            }
          });
    }
  }

  /** The share of dead units after each epoch. */
  private static Map<String, Object> deadUnits(ExampleRun run, Dataset digits) {
    Map<String, Object> figures = new LinkedHashMap<>();
    LineChart chart = LineChart.of("Dead units of the first layer", "epoch").rangeY(0, 1);
    Map<String, double[]> curves = new LinkedHashMap<>();
    curves.put("relu, rate 0.1", dead(run, digits, activation("relu"), 0.1));
    curves.put("relu, rate 1.5", dead(run, digits, activation("relu"), 1.5));
    curves.put(
        "leaky_relu, rate 1.5",
        dead(run, digits, activation("leaky_relu").with("negative_slope", 0.01), 1.5));
    for (Map.Entry<String, double[]> curve : curves.entrySet()) {
      chart = chart.line(curve.getKey(), curve.getValue());
      figures.put(curve.getKey(), Arrays.stream(curve.getValue()).boxed().toList());
    }
    Picture.write(run.picture("dead-units"), chart);
    return figures;
  }

  private static double[] dead(ExampleRun run, Dataset digits, Spec activation, double rate) {
    try (Model model = network(run, activation)) {
      model.compile(Sgd.of(rate), "categorical_crossentropy", "accuracy");
      Fit fit =
          Fit.epochs(Math.min(DEAD_EPOCHS, run.epochs()))
              .batchSize(BATCH)
              .cancelToken(run.cancel())
              .callbacks(DeadUnitMonitor.of("dense").samples(1000))
              .listen(run.progress());
      return model.fit(digits, fit).get("dead_dense");
    }
  }

  private static Model network(ExampleRun run, Spec activation) {
    return run.sequential("E2")
        .add(Dense.of(64).activation(activation).inputShape(784))
        .add(Dense.of(64).activation(activation))
        .add(Dense.of(10).activation("softmax"))
        .build();
  }

  /** Epochs until 5 % of the training samples are misread, by activation; null for never. */
  private static Map<String, Object> epochsToError(ExampleRun run, Dataset digits) {
    Map<String, Object> figures = new LinkedHashMap<>();
    LineChart chart = LineChart.of("Training error until it is 5 %", "epoch").rangeY(0, 1);
    for (String activation : List.of("relu", "tanh", "sigmoid")) {
      double[] errors = errors(run, digits, activation(activation));
      chart = chart.line(activation, errors);
      boolean reached = errors.length > 0 && errors[errors.length - 1] <= ERROR;
      figures.put(activation, reached ? errors.length : null);
    }
    Picture.write(run.picture("epochs-to-error"), chart);
    return figures;
  }

  private static double[] errors(ExampleRun run, Dataset digits, Spec activation) {
    try (Model model = network(run, activation)) {
      model.compile(Sgd.of(0.1), "categorical_crossentropy", "accuracy");
      Fit fit =
          run.fit(BATCH)
              .onEpochEnd(
                  now -> {
                    if (1 - now.logs().get("accuracy") <= ERROR) {
                      now.stopTraining("the error is 5 % or less");
                    }
                  });
      History history = model.fit(digits, fit);
      return Arrays.stream(history.get("accuracy")).map(accuracy -> 1 - accuracy).toArray();
    }
  }
}
