package org.fascicle.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.FunctionalBuilder;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Node;
import org.fascicle.api.model.Predict;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.text.Sampler;
import org.fascicle.api.text.SequenceDecoder;
import org.fascicle.charts.ImageGrid;
import org.fascicle.charts.Tone;
import org.fascicle.specs.Adam;
import org.fascicle.specs.Attention;
import org.fascicle.specs.Concatenate;
import org.fascicle.specs.Dense;
import org.fascicle.specs.Embedding;
import org.fascicle.specs.GRU;

/**
 * Delayed many to many: dates as people write them, answered in ISO 8601 by an encoder and a
 * decoder with attention, trained with teacher forcing. Decodes greedily and, to show how sure it
 * is, by chance; draws where it looked.
 */
final class T2 implements Example {
  private static final int TRAINED = 20_000;
  private static final int HELD = 1_000;
  private static final int SHOWN = 5;

  @Override
  public String id() {
    return "T2";
  }

  @Override
  public String title() {
    return "Sequence to sequence: dates into ISO 8601, encoder and decoder with attention";
  }

  @Override
  public int epochs() {
    return 6;
  }

  @Override
  public Map<String, String> options() {
    return Map.of(
        "samples", "how many dates to train on",
        "held", "how many dates are held out",
        "units", "of encoder and decoder");
  }

  @Override
  public Map<String, Object> run(ExampleRun run) {
    int count = run.number("samples", TRAINED);
    DateFormats dates = DateFormats.of(run.seed(), count);
    DateFormats held = DateFormats.of(run.seed() + 1_000_000, run.number("held", HELD));
    try (Model model = network(run, false)) {
      run.say().accept(model.summary().toString());
      model.compile(Adam.of(0.003), "sparse_categorical_crossentropy", "accuracy");
      History history = model.fit(dates.samples(), run.fit(100));
      Map<String, Double> test = model.evaluate(held.samples(), Predict.batchSize(100));
      Map<String, Object> figures = TrainingFigures.of(run, "dates", model, history, test);
      List<String> answers = decoded(model, held, Sampler.greedy(), run.seed());
      figures.put("exactMatch", share(answers, held.iso()));
      DateFormats few = held.take(Math.min(SHOWN, held.iso().size()));
      List<String> chosen = decoded(model, few, Sampler.temperature(0.7).topK(3), run.seed());
      for (int i = 0; i < chosen.size(); i++) {
        run.say()
            .accept(few.written().get(i) + " → " + answers.get(i) + ", by chance " + chosen.get(i));
      }
      draw(run, looked(run, model, held.take(1)), held.written().get(0), answers.get(0));
      return figures;
    }
  }

  /**
   * The network.
   *
   * @param looks whether where it looked, (N, 10, 24), is a second output
   */
  static Model network(ExampleRun run, boolean looks) {
    int units = run.number("units", 96);
    FunctionalBuilder f = run.functional("T2");
    Node written = f.input("written", DType.INT32, DateFormats.LENGTH);
    Node answer = f.input("answer", DType.INT32, DateFormats.ISO_LENGTH);
    Node read =
        f.apply(
            GRU.of(units).returnSequences(true).returnState(true).named("encoder"),
            f.apply(Embedding.of(DateFormats.WRITTEN.size(), 32).maskZero(true), written));
    Node so = f.apply(Embedding.of(DateFormats.ISO.size(), 16), answer);
    Node said = f.apply(GRU.of(units).returnSequences(true).named("decoder"), so, read.output(1));
    Node seen = f.apply(Attention.of().returnAttentionScores(looks), said, read);
    Node both = f.apply(Concatenate.of(), said, seen);
    Node mixed = f.apply(Dense.of(units).activation("tanh"), both);
    Node next = f.apply(Dense.of(DateFormats.ISO.size()).activation("softmax"), mixed);
    List<Node> outputs = looks ? List.of(next, seen.output(1)) : List.of(next);
    return f.build(List.of(written, answer), outputs);
  }

  private static List<String> decoded(Model model, DateFormats dates, Sampler sampler, long seed) {
    int begin = DateFormats.ISO.id(">");
    SequenceDecoder decoder = new SequenceDecoder(model, begin, -1, DateFormats.ISO_LENGTH);
    return decoder.decode(dates.sources(), sampler, seed).stream()
        .map(DateFormats.ISO::decode)
        .toList();
  }

  private static double share(List<String> answers, List<String> right) {
    int equal = 0;
    for (int i = 0; i < right.size(); i++) {
      equal += answers.get(i).equals(right.get(i)) ? 1 : 0;
    }
    return equal / (double) right.size();
  }

  /** Where the decoder looks while it reads the right answers, (N, 10, 24). */
  static HostArray looked(ExampleRun run, Model model, DateFormats dates) {
    try (Model looking = network(run, true)) {
      looking.setWeights(model.getWeights());
      return looking.predict(dates.samples(), Predict.batchSize(100)).get(1);
    }
  }

  /** For each character of the answer, the characters of the date that it looked at. */
  private static void draw(ExampleRun run, HostArray looked, String written, String answer) {
    float[] weights = looked.toFloats();
    ImageGrid grid =
        ImageGrid.of(written + " as " + answer + ": where it looked", Tone.PLAIN)
            .columns(written.length())
            .zoom(18)
            .columnNames(letters(written))
            .rowNames(letters(answer));
    for (int t = 0; t < answer.length(); t++) {
      for (int s = 0; s < written.length(); s++) {
        float weight = weights[t * DateFormats.LENGTH + s];
        grid = grid.image("", HostArray.of(new float[] {weight}, 1, 1));
      }
    }
    grid.write(run.picture("attention"));
  }

  private static List<String> letters(String text) {
    return new ArrayList<>(text.codePoints().mapToObj(Character::toString).toList());
  }
}
