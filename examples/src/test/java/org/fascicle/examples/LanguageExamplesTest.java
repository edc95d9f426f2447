package org.fascicle.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.CancelToken;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.TrainingListener;
import org.fascicle.api.text.NetworkModel;
import org.fascicle.api.text.Sampler;
import org.fascicle.api.text.TextWriter;
import org.fascicle.specs.Initializers;
import org.fascicle.specs.SimpleRNN;
import org.fascicle.tck.plugin.PluginPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R3 and R5 to R8, shortened. */
class LanguageExamplesTest {
  private final PluginPlatform platform =
      new PluginPlatform(getClass().getClassLoader(), Optional.empty());
  private final List<String> said = new ArrayList<>();
  @TempDir Path folder;

  @AfterEach
  void close() {
    platform.close();
  }

  private Map<String, Object> run(String id, int epochs, Map<String, String> options) {
    return Examples.find(id)
        .run(
            new ExampleRun(
                platform.fascicle(),
                epochs,
                1,
                Optional.of("reference"),
                new CancelToken(),
                new TrainingListener() {},
                said::add,
                folder,
                options));
  }

  private static double last(Map<String, Object> figures, String key) {
    List<?> values = (List<?>) figures.get(key);
    return (Double) values.get(values.size() - 1);
  }

  /**
   * A b after every five letters a: chunks of three cannot know when, who carries the state can.
   * Where a chunk alone has seen no b, one of the next letters is one: its loss cannot fall to 0.
   */
  @Test
  void statesThatAreCarriedRememberWhatWasBeforeTheChunk() throws IOException {
    Path text = Files.writeString(folder.resolve("t.txt"), "aaaaab".repeat(100));
    Map<String, Object> figures =
        run(
            "R3",
            60,
            Map.of(
                "text", text.toString(),
                "units", "16",
                "chunk", "3",
                "lanes", "5",
                "characters", "24"));

    assertThat(last(figures, "resetTestLoss")).isBetween(0.2, 0.6);
    assertThat(last(figures, "testLoss")).isLessThan(0.1);
    assertThat(folder.resolve("carried.png")).isNotEmptyFile();
    try (Model model = platform.fascicle().load(Path.of((String) figures.get("file")))) {
      NetworkModel network = new NetworkModel(model);
      assertThat(
              new TextWriter(network, network.input().vocabulary(), Sampler.greedy(), 0)
                  .read("aaabaa")
                  .next(8))
          .isEqualTo("aaabaaaa");
    }
  }

  @Test
  void languageModelsKnowTheOrderOfWords() {
    Map<String, Object> figures = run("R5", 60, Map.of());

    assertThat(figures).containsEntry("hello", "hello").containsEntry("dataset", "sentences");
    for (String model : List.of("trigrams", "network")) {
      Map<?, ?> asked = (Map<?, ?>) figures.get(model);
      assertThat((Double) asked.get("asked"))
          .as(model)
          .isGreaterThan((Double) asked.get("shuffled") + 3);
    }
    assertThat(SpanishSentences.all())
        .doesNotContain(SpanishSentences.words(SpanishSentences.ASKED));
    assertThat((String) figures.get("greedy")).endsWith(" .");
    List<Double> perplexities = new ArrayList<>();
    ((List<?>) figures.get("perplexities")).forEach(p -> perplexities.add((Double) p));
    assertThat(perplexities.subList(0, 4)).isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void gatesKeepTheGradientThatAPlainNetworkLoses() throws IOException {
    Map<String, Object> figures =
        run("R6", 8, Map.of("length", "20", "delay", "4", "samples", "640", "units", "12"));

    for (String task : List.of("adding", "copying")) {
      assertThat((Map<?, ?>) figures.get(task)).hasSize(4);
    }
    assertThat(number(figures, "adding", "LSTM", "reached")).isLessThan(0.3);
    assertThat(number(figures, "copying", "GRU", "reached")).isGreaterThan(0.35);
    assertThat(folder.resolve("vanishing-gradients.png")).isNotEmptyFile();
  }

  private static double number(Map<String, Object> figures, String task, String kind, String key) {
    return (Double) ((Map<?, ?>) ((Map<?, ?>) figures.get(task)).get(kind)).get(key);
  }

  @Test
  void tasksOfMemoryAreWhatTheyAreCalled() {
    Dataset adding = MemoryTasks.adding(1, 0, 20, 9);
    float[] inputs = adding.input(0).toFloats();
    for (int i = 0; i < 20; i++) {
      double sum = 0;
      double marks = 0;
      for (int t = 0; t < 9; t++) {
        sum += inputs[(i * 9 + t) * 2] * inputs[(i * 9 + t) * 2 + 1];
        marks += inputs[(i * 9 + t) * 2 + 1];
      }
      assertThat(marks).isEqualTo(2);
      assertThat(adding.target(0).get(i)).isCloseTo(sum, within(1e-6));
    }
    Dataset copying = MemoryTasks.copying(1, 0, 1, 2);
    float[] symbols = copying.input(0).toFloats();
    double[] wanted = copying.target(0).toDoubles();
    assertThat(wanted).hasSize(3);
    for (int i = 0; i < 3; i++) {
      assertThat(symbols[i * 6 + (int) wanted[i]]).isEqualTo(1);
    }
    assertThat(symbols[5 * 6 + 5]).isEqualTo(1); // The sign.
  }

  @Test
  void gradientsOfStepsAreThoseOfTheChainRule() {
    // h = 0.5 h + x, linear: each step before counts half as much.
    try (Model model =
        platform
            .fascicle()
            .sequential("halves")
            .backend("reference")
            .inputShape(4, 1)
            .add(
                SimpleRNN.of(1)
                    .activation("linear")
                    .kernelInitializer("ones")
                    .recurrentInitializer(Initializers.constant(0.5)))
            .build()) {
      double[] shares = StepGradients.of(model, HostArray.of(new float[] {1, 2, 3, 4}, 1, 4, 1));

      assertThat(shares).containsExactly(new double[] {0.125, 0.25, 0.5, 1}, within(1e-6));
    }
  }

  @Test
  void sentencesAreReadToTheirEnd() {
    Map<String, Object> figures = run("R7", 4, Map.of("units", "16"));

    assertThat(figures).containsEntry("dataset", "reviews");
    assertThat((Double) figures.get("testAccuracy")).isGreaterThan(0.8);
  }

  @Test
  void namesOfNumbersAreSpelt() {
    Map<String, Object> figures = run("R8", 30, Map.of());

    assertThat(figures).containsEntry("parameters", 64L * 4 * (18 + 64 + 1) + 65 * 17);
    assertThat(last(figures, "trainAccuracy")).isGreaterThan(0.7);
  }
}
