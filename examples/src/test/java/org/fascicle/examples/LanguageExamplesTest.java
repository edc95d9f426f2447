package org.fascicle.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fascicle.api.model.CancelToken;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.TrainingListener;
import org.fascicle.api.text.NetworkModel;
import org.fascicle.api.text.Sampler;
import org.fascicle.api.text.TextWriter;
import org.fascicle.tck.plugin.PluginPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R3 and R5, shortened. */
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
}
