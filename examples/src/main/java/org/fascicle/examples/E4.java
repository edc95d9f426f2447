package org.fascicle.examples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Spec;
import org.fascicle.api.tensor.Session;
import org.fascicle.charts.ContourChart;
import org.fascicle.charts.LineChart;
import org.fascicle.charts.Picture;
import org.fascicle.specs.Dense;
import org.fascicle.specs.Digits;
import org.fascicle.specs.Sgd;

/**
 * Optimisers in pictures: the ways of six of them down a bowl, over a saddle and past a local
 * minimum; and what a learning rate that is too low, right, too high and far too high makes of a
 * training.
 */
final class E4 implements Example {
  private static final int STEPS = 60;
  private static final int SAMPLES = 1000;

  @Override
  public String id() {
    return "E4";
  }

  @Override
  public String title() {
    return "Six optimisers on three surfaces; four learning rates";
  }

  @Override
  public int epochs() {
    return 30;
  }

  @Override
  public Map<String, Object> run(ExampleRun run) {
    Map<String, Object> figures = new LinkedHashMap<>();
    List<ContourChart> charts = new ArrayList<>();
    try (Session session = run.session("E4")) {
      figures.put("backend", session.backend());
      figures.put("seed", run.seed());
      for (Valley valley : List.of(Valley.bowl(), Valley.saddle(), Valley.local())) {
        figures.put(valley.id(), descend(run, session, valley, charts));
      }
    }
    Picture.write(run.picture("optimisers"), charts.size(), charts);
    figures.put("learningRates", learningRates(run));
    return figures;
  }

  private static Map<String, Object> descend(
      ExampleRun run, Session session, Valley valley, List<ContourChart> charts) {
    Map<String, Object> figures = new LinkedHashMap<>();
    ContourChart chart =
        ContourChart.of(
            valley.title(),
            valley.height(),
            valley.left(),
            valley.right(),
            valley.bottom(),
            valley.top());
    for (Map.Entry<String, Spec> optimizer : Descent.optimizers(valley)) {
      Descent way = Descent.run(run.fascicle(), session, valley, optimizer.getValue(), STEPS);
      chart = chart.path(optimizer.getKey(), way.x(), way.y());
      figures.put(optimizer.getKey(), way.figures());
    }
    charts.add(chart);
    return figures;
  }

  /** The loss after each epoch, by rate. */
  private static Map<String, Object> learningRates(ExampleRun run) {
    Dataset digits =
        run.fascicle().dataset(Digits.of().flatten().trainSamples(SAMPLES).testSamples(1)).train();
    Map<String, Object> figures = new LinkedHashMap<>();
    LineChart chart = LineChart.of("Loss by learning rate", "epoch").logarithmicY();
    for (Rate rate : Rate.values()) {
      double[] losses = losses(run, digits, rate.value);
      chart = chart.line(rate.words + " (" + rate.value + ")", losses);
      figures.put(
          rate.words, Map.of("rate", rate.value, "loss", Arrays.stream(losses).boxed().toList()));
    }
    Picture.write(run.picture("learning-rates"), chart);
    return figures;
  }

  private enum Rate {
    LOW("low", 0.002),
    GOOD("good", 0.1),
    HIGH("high", 1.0),
    VERY_HIGH("very high", 5.0);

    private final String words;
    private final double value;

    Rate(String words, double value) {
      this.words = words;
      this.value = value;
    }
  }

  private static double[] losses(ExampleRun run, Dataset digits, double rate) {
    try (Model model =
        run.sequential("E4")
            .add(Dense.of(32).activation("relu").inputShape(784))
            .add(Dense.of(10).activation("softmax"))
            .build()) {
      model.compile(Sgd.of(rate), "categorical_crossentropy", "accuracy");
      History history = model.fit(digits, run.fit(50));
      return history.get("loss");
    }
  }
}
