package org.fascicle.examples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Predict;
import org.fascicle.api.model.SequentialBuilder;
import org.fascicle.api.model.SpecSource;
import org.fascicle.charts.LineChart;
import org.fascicle.charts.Picture;
import org.fascicle.specs.Adam;
import org.fascicle.specs.Cropping1D;
import org.fascicle.specs.Dense;
import org.fascicle.specs.GRU;
import org.fascicle.specs.LSTM;
import org.fascicle.specs.MeanSquaredError;
import org.fascicle.specs.RecurrentBuilder;
import org.fascicle.specs.SimpleRNN;
import org.fascicle.specs.SparseCategoricalCrossentropy;

/**
 * Vanishing gradients: two tasks of nothing but memory, and what is left of the gradient at each
 * step. To add over many steps is what a plain recurrent network does not learn and one with gates
 * does. To copy, lengths must be kept: a plain network is shown twice, with a recurrent kernel that
 * starts as Glorot's, and with an orthogonal one, Keras's default, which is a remedy of its own
 * (Saxe, McClelland, Ganguli 2013); gates begin half closed, and learn it later.
 */
final class R6 implements Example {
  private static final int BATCH = 64;
  private static final int TESTED = 500;
  private static final List<String> KINDS =
      List.of("SimpleRNN", "SimpleRNN, orthogonal", "LSTM", "GRU");

  @Override
  public String id() {
    return "R6";
  }

  @Override
  public String title() {
    return "Vanishing gradients: adding and copying with SimpleRNN, LSTM and GRU";
  }

  @Override
  public int epochs() {
    return 20;
  }

  @Override
  public Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("length", "steps of the adding problem");
    options.put("delay", "steps between what is to be copied and the copy");
    options.put("samples", "of each task");
    options.put("units", "of the recurrent layer");
    options.put("recurrent", "the recurrent kernel's initialiser; glorot_uniform unless set");
    return options;
  }

  @Override
  public Map<String, Object> run(ExampleRun run) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("seed", run.seed());
    Task adding = adding(run);
    Task copying = copying(run);
    List<LineChart> charts = new ArrayList<>();
    for (Task task : List.of(adding, copying)) {
      LineChart curves = LineChart.of(task.title + ": " + task.measure, "epoch");
      LineChart before = gradients(task, "before training");
      LineChart after = gradients(task, "after training");
      Map<String, Object> found = new LinkedHashMap<>();
      for (String kind : KINDS) {
        Outcome outcome = learn(run, task, kind);
        found.put(kind, outcome.figures());
        curves = curves.line(kind, array(outcome.curve));
        before = before.line(kind, array(outcome.before));
        after = after.line(kind, array(outcome.after));
        run.say().accept(task.title + ", " + kind + ": " + task.measure + " " + outcome.reached);
      }
      figures.put(task.name, found);
      charts.addAll(List.of(curves, before.logarithmicY(), after.logarithmicY()));
    }
    Picture.write(run.picture("vanishing-gradients"), 3, charts);
    return figures;
  }

  /**
   * A task.
   *
   * @param measure what is reported, of held-out samples
   * @param classes of which one is asked at each step; 0 for one number at the end
   */
  private record Task(
      String name, String title, String measure, Dataset train, Dataset test, int classes) {}

  private static Task adding(ExampleRun run) {
    int length = run.number("length", 60);
    return new Task(
        "adding",
        "Adding",
        "mean squared error",
        MemoryTasks.adding(run.seed(), 0, samples(run), length),
        MemoryTasks.adding(run.seed(), 1, TESTED, length),
        0);
  }

  private static Task copying(ExampleRun run) {
    int delay = run.number("delay", 20);
    return new Task(
        "copying",
        "Copying",
        "share remembered",
        MemoryTasks.copying(run.seed(), 0, samples(run), delay),
        MemoryTasks.copying(run.seed(), 1, TESTED, delay),
        MemoryTasks.SYMBOLS);
  }

  private static int samples(ExampleRun run) {
    return run.number("samples", 6400);
  }

  private static LineChart gradients(Task task, String when) {
    return LineChart.of(task.title + ": gradient at each step, " + when, "step");
  }

  /**
   * What became of a network.
   *
   * @param curve the measure, one value an epoch
   * @param before the gradient at each step, as a share of that at the last one
   * @param after the same when it was trained
   * @param reached the measure in the end
   */
  private record Outcome(
      List<Double> curve, List<Double> before, List<Double> after, double reached) {
    Map<String, Object> figures() {
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("curve", curve);
      figures.put("reached", reached);
      figures.put("firstStepBefore", before.get(0));
      figures.put("firstStepAfter", after.get(0));
      return figures;
    }
  }

  private static Model network(ExampleRun run, Task task, String kind) {
    SequentialBuilder network =
        run.sequential(task.name + " " + kind)
            .inputShape(task.train.inputs().get(0).shape().dims())
            .add(recurrent(kind, run.number("units", 32)).returnSequences(task.classes > 0));
    if (task.classes == 0) {
      return network.add(Dense.of(1)).build();
    }
    long steps = task.train.inputs().get(0).shape().dim(0);
    return network
        .add(Cropping1D.of(Math.toIntExact(steps) - MemoryTasks.REMEMBERED, 0))
        .add(Dense.of(task.classes).activation("softmax"))
        .build();
  }

  private static Outcome learn(ExampleRun run, Task task, String kind) {
    boolean each = task.classes > 0;
    try (Model model = network(run, task, kind)) {
      SpecSource loss = each ? SparseCategoricalCrossentropy.of() : MeanSquaredError.of();
      model.compile(Adam.of(0.003).globalClipnorm(1), loss);
      HostArray shown = task.test.take(BATCH).input(0);
      List<Double> before = shares(model, shown);
      List<Double> curve = new ArrayList<>();
      History history =
          model.fit(
              task.train, run.fit(BATCH).onEpochEnd(epoch -> curve.add(measure(model, task))));
      List<Double> after = shares(model, shown);
      double reached = history.epochs().isEmpty() ? measure(model, task) : last(curve);
      return new Outcome(curve, before, after, reached);
    }
  }

  private static List<Double> shares(Model model, HostArray shown) {
    return Arrays.stream(StepGradients.of(model, shown)).boxed().toList();
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double last(List<Double> values) {
    return values.get(values.size() - 1);
  }

  private static RecurrentBuilder<?> recurrent(String kind, int units) {
    return switch (kind) {
      case "LSTM" -> LSTM.of(units);
      case "GRU" -> GRU.of(units);
      case "SimpleRNN" -> SimpleRNN.of(units).recurrentInitializer("glorot_uniform");
      default -> SimpleRNN.of(units).recurrentInitializer("orthogonal");
    };
  }

  private static double measure(Model model, Task task) {
    if (task.classes == 0) {
      return model.evaluate(task.test, Predict.batchSize(TESTED)).get("loss");
    }
    float[] scores = model.predict(task.test, Predict.batchSize(TESTED)).get(0).toFloats();
    double[] wanted = task.test.target(0).toDoubles();
    int right = 0;
    for (int i = 0; i < wanted.length; i++) {
      right += likeliest(scores, i * task.classes, task.classes) == wanted[i] ? 1 : 0;
    }
    return right / (double) wanted.length;
  }

  private static int likeliest(float[] scores, int from, int classes) {
    int best = 0;
    for (int k = 1; k < classes; k++) {
      best = scores[from + k] > scores[from + best] ? k : best;
    }
    return best;
  }
}
