package org.fascicle.examples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fascicle.api.model.FunctionalBuilder;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Node;
import org.fascicle.api.model.Save;
import org.fascicle.api.model.Updater;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.text.NetworkModel;
import org.fascicle.api.text.Sampler;
import org.fascicle.api.text.TextInput;
import org.fascicle.api.text.TextWriter;
import org.fascicle.api.text.Vocabulary;
import org.fascicle.charts.LineChart;
import org.fascicle.charts.Picture;
import org.fascicle.specs.Adam;
import org.fascicle.specs.Dense;
import org.fascicle.specs.LSTM;

/**
 * Truncated back-propagation through time with gradients clipped by their global norm: once with
 * states that go from chunk to chunk, once with chunks that know nothing of what was before.
 */
final class R3 implements Example {
  private static final double CLIP = 1;

  /** The share of the text that is read without learning. */
  private static final double HELD = 0.1;

  @Override
  public String id() {
    return "R3";
  }

  @Override
  public String title() {
    return "Truncated back-propagation through time, states carried and not";
  }

  @Override
  public int epochs() {
    return 10;
  }

  @Override
  public Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>();
    options.put(Texts.TEXT, "a file in UTF-8 to learn");
    options.put("units", "of the recurrent layer");
    options.put("chunk", "characters that gradients go back");
    options.put("lanes", "parts of the text that are read side by side");
    options.put("characters", "how many are written in the end");
    return options;
  }

  @Override
  public Map<String, Object> run(ExampleRun run) {
    Texts texts = Texts.open(run);
    Vocabulary vocabulary = texts.vocabulary();
    int[] symbols = texts.symbols();
    int cut = (int) (symbols.length * (1 - HELD));
    int[] train = Arrays.copyOf(symbols, cut);
    int[] held = Arrays.copyOfRange(symbols, cut, symbols.length);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("backend", "");
    figures.put("seed", run.seed());
    figures.put("dataset", texts.name());
    figures.put("symbols", vocabulary.size());
    try (Model reset = network(run, vocabulary);
        Model carried = network(run, vocabulary)) {
      run.say().accept(carried.summary().toString());
      figures.put("backend", carried.session().backend());
      figures.put("parameters", carried.summary().parameters());
      Curve alone = train(run, reset, false, train, held);
      Curve joined = train(run, carried, true, train, held);
      figures.put("resetTrainLoss", alone.train);
      figures.put("resetTestLoss", alone.test);
      figures.put("trainLoss", joined.train);
      figures.put("testLoss", joined.test);
      draw(run, alone, joined);
      carried.save(run.model(), Save.WEIGHTS);
      figures.put("file", run.model().toString());
      figures.put("text", write(run, carried, vocabulary.decode(Arrays.copyOf(held, 40))));
    }
    return figures;
  }

  /** Losses, one an epoch. */
  private record Curve(List<Double> train, List<Double> test) {}

  private static Model network(ExampleRun run, Vocabulary vocabulary) {
    int units = run.number("units", 128);
    TextInput input = new TextInput(vocabulary, TextInput.Form.ONE_HOT, 1, true);
    FunctionalBuilder f = run.functional("R3").options(input::savedWith);
    Node x = f.input("symbols", DType.FLOAT32, -1, vocabulary.size());
    Node h = f.input("h", DType.FLOAT32, units);
    Node c = f.input("c", DType.FLOAT32, units);
    Node steps = f.apply(LSTM.of(units).returnSequences(true).returnState(true), x, h, c);
    Node next = f.apply(Dense.of(vocabulary.size()).activation("softmax"), steps);
    return f.build(List.of(x, h, c), List.of(next, steps.output(1), steps.output(2)));
  }

  private static Curve train(
      ExampleRun run, Model model, boolean carries, int[] train, int[] held) {
    int chunk = run.number("chunk", 20);
    CarriedTraining training = new CarriedTraining(model, run.number("lanes", 32), chunk, carries);
    CarriedTraining reading = new CarriedTraining(model, 1, chunk, carries);
    Curve curve = new Curve(new ArrayList<>(), new ArrayList<>());
    try (Updater updater =
        run.fascicle()
            .updater(
                model.session(), Adam.of(0.005).globalClipnorm(CLIP), model.trainableVariables())) {
      for (int epoch = 0; epoch < run.epochs() && !run.cancel().isCancelled(); epoch++) {
        curve.train.add(training.train(updater, train));
        curve.test.add(reading.evaluate(held));
        run.say()
            .accept(
                (carries ? "States carried" : "Chunks alone")
                    + String.format(
                        Locale.ROOT,
                        ", epoch %d: loss %.4f, held-out %.4f",
                        epoch + 1,
                        curve.train.get(epoch),
                        curve.test.get(epoch)));
      }
    }
    return curve;
  }

  private static void draw(ExampleRun run, Curve alone, Curve joined) {
    Picture.write(
        run.picture("carried"),
        LineChart.of("Loss on held-out text", "epoch")
            .line("chunks alone", array(alone.test))
            .line("states carried", array(joined.test)));
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static String write(ExampleRun run, Model model, String passage) {
    NetworkModel network = new NetworkModel(model);
    String text =
        new TextWriter(network, network.input().vocabulary(), Sampler.temperature(0.7), run.seed())
            .read(passage)
            .next(run.number("characters", 400));
    run.say().accept("From: " + passage);
    run.say().accept("Writes: " + text);
    return text;
  }
}
