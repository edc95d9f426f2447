package org.fascicle.examples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.SequentialBuilder;
import org.fascicle.api.random.RandomStream;
import org.fascicle.api.text.LanguageModel;
import org.fascicle.api.text.NGramModel;
import org.fascicle.api.text.NetworkModel;
import org.fascicle.api.text.Sampler;
import org.fascicle.api.text.TextInput;
import org.fascicle.api.text.TextWriter;
import org.fascicle.api.text.Vocabulary;
import org.fascicle.specs.Adam;
import org.fascicle.specs.Dense;
import org.fascicle.specs.LSTM;
import org.fascicle.specs.SimpleRNN;
import org.fascicle.specs.SparseCategoricalCrossentropy;

/**
 * Language models: counts of n symbols in a row, and networks; of characters, and of words. They
 * tell how likely a text is, and write.
 */
final class R5 implements Example {
  private static final int LONGEST = 6;
  private static final int SHOWN = 200;
  private static final double HELD = 0.1;

  @Override
  public String id() {
    return "R5";
  }

  @Override
  public String title() {
    return "Language models: n-grams and networks, characters and words";
  }

  @Override
  public int epochs() {
    return 60;
  }

  @Override
  public Map<String, String> options() {
    return Map.of(Texts.TEXT, "a file in UTF-8 to count");
  }

  @Override
  public Map<String, Object> run(ExampleRun run) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("seed", run.seed());
    figures.putAll(hello(run));
    figures.putAll(words(run));
    figures.putAll(counts(run));
    return figures;
  }

  /**
   * A network that spells: over h, e, l, o, what comes after the first l is not what comes after
   * the second.
   */
  private static Map<String, Object> hello(ExampleRun run) {
    Vocabulary letters = Vocabulary.of(List.of("h", "e", "l", "o"));
    TextInput input = new TextInput(letters, TextInput.Form.ONE_HOT, 4, false);
    int[] hello = letters.encode("hello");
    HostArray x = input.array(Arrays.copyOf(hello, 4));
    HostArray y = HostArray.of(Arrays.copyOfRange(hello, 1, 5), 1, 4);
    try (Model model =
        network(run, "hello", input)
            .add(SimpleRNN.of(8).returnSequences(true))
            .add(Dense.of(letters.size()).activation("softmax"))
            .build()) {
      model.compile(Adam.of(0.05), SparseCategoricalCrossentropy.of());
      model.fit(x, y, run.fit(1));
      NetworkModel network = new NetworkModel(model);
      String text =
          new TextWriter(network, letters, Sampler.greedy(), run.seed()).read("h").next(4);
      run.say().accept("After h: " + text);
      return Map.of("backend", model.session().backend(), "hello", "h" + text);
    }
  }

  private static SequentialBuilder network(ExampleRun run, String name, TextInput input) {
    return run.sequential(name).inputShape(-1, input.vocabulary().size()).options(input::savedWith);
  }

  /** Trigrams and a network of words, both from sentences without the one they are asked about. */
  private static Map<String, Object> words(ExampleRun run) {
    List<String> words = new ArrayList<>();
    List<List<String>> sentences = new ArrayList<>(SpanishSentences.all());
    for (int i : new RandomStream(run.seed(), 0, 2).permutation(sentences.size())) {
      words.addAll(sentences.get(i));
    }
    Vocabulary vocabulary = Vocabulary.words(words);
    int[] text = vocabulary.encode(words);
    Map<String, Object> figures = new LinkedHashMap<>();
    LanguageModel trigrams = new NGramModel(3, vocabulary.size(), 1).count(text);
    figures.put("trigrams", asked(run, "Trigrams", trigrams, vocabulary));
    int length = 8;
    TextInput input = new TextInput(vocabulary, TextInput.Form.ONE_HOT, length, false);
    try (Model model =
        network(run, "words", input)
            .add(LSTM.of(32).returnSequences(true))
            .add(Dense.of(vocabulary.size()).activation("softmax"))
            .build()) {
      model.compile(Adam.of(0.01), SparseCategoricalCrossentropy.of());
      model.fit(windows(input, text), run.fit(32));
      NetworkModel network = new NetworkModel(model);
      figures.put("network", asked(run, "The network", network, vocabulary));
      figures.put("greedy", sentence(run, network, Sampler.greedy()));
      figures.put("sampled", sentence(run, network, Sampler.temperature(1)));
    }
    return figures;
  }

  /** Windows of words, each word with the one after it. */
  private static Dataset windows(TextInput input, int... text) {
    int length = input.length();
    int count = (text.length - 1) / length;
    int[] from = Arrays.copyOf(text, count * length);
    HostArray next = HostArray.of(Arrays.copyOfRange(text, 1, count * length + 1), count, length);
    return Dataset.of(input.array(from).reshape(count, length, input.vocabulary().size()), next);
  }

  /** ln p of both sentences, after the end of another one. */
  private static Map<String, Object> asked(
      ExampleRun run, String who, LanguageModel model, Vocabulary vocabulary) {
    double right = logProbability(model, vocabulary, SpanishSentences.ASKED);
    double wrong = logProbability(model, vocabulary, SpanishSentences.SHUFFLED);
    run.say()
        .accept(
            String.format(
                Locale.ROOT,
                "%s: ln p(%s) = %.2f, ln p(%s) = %.2f",
                who,
                SpanishSentences.ASKED,
                right,
                SpanishSentences.SHUFFLED,
                wrong));
    return Map.of("asked", right, "shuffled", wrong);
  }

  private static double logProbability(
      LanguageModel model, Vocabulary vocabulary, String sentence) {
    return model.logProbability(1, vocabulary.encode(SpanishSentences.words(". " + sentence)));
  }

  private static String sentence(ExampleRun run, NetworkModel network, Sampler sampler) {
    TextWriter writer =
        new TextWriter(network, network.input().vocabulary(), sampler, run.seed())
            .read(List.of("."));
    List<String> words = new ArrayList<>();
    do {
      words.add(writer.next());
    } while (!words.get(words.size() - 1).equals(".") && words.size() < 12);
    run.say().accept("The network writes: " + String.join(" ", words));
    return String.join(" ", words);
  }

  /**
   * Counts of up to six characters in a row: how much held-out text puzzles them, what they write.
   */
  private static Map<String, Object> counts(ExampleRun run) {
    Texts texts = Texts.open(run);
    Vocabulary vocabulary = texts.vocabulary();
    int[] text = texts.symbols();
    int cut = (int) (text.length * (1 - HELD));
    int[] seen = Arrays.copyOf(text, cut);
    int[] held = Arrays.copyOfRange(text, cut, text.length);
    List<Double> perplexities = new ArrayList<>();
    List<String> samples = new ArrayList<>();
    for (int n = 1; n <= LONGEST; n++) {
      LanguageModel model = new NGramModel(n, vocabulary.size(), 2).count(seen);
      perplexities.add(model.perplexity(n - 1, held));
      String sample =
          new TextWriter(model, vocabulary, Sampler.temperature(1), run.seed()).next(SHOWN);
      samples.add(sample);
      run.say()
          .accept(
              String.format(
                  Locale.ROOT,
                  "n = %d: held-out perplexity %.2f, writes: %s",
                  n,
                  perplexities.get(n - 1),
                  sample));
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("dataset", texts.name());
    figures.put("perplexities", perplexities);
    figures.put("samples", samples);
    return figures;
  }
}
