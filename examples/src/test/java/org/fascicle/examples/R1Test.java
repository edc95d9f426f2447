package org.fascicle.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.CancelToken;
import org.fascicle.api.model.LambdaListener;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.SequentialBuilder;
import org.fascicle.api.model.TrainingListener;
import org.fascicle.api.text.LanguageModel;
import org.fascicle.api.text.NetworkModel;
import org.fascicle.api.text.Sampler;
import org.fascicle.api.text.TextInput;
import org.fascicle.api.text.TextWriter;
import org.fascicle.specs.Dense;
import org.fascicle.specs.LSTM;
import org.fascicle.tck.plugin.PluginPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R1 and R2, shortened; and what their files are good for. */
class R1Test {
  private final PluginPlatform platform =
      new PluginPlatform(getClass().getClassLoader(), Optional.empty());
  private final List<String> said = new ArrayList<>();
  @TempDir Path folder;

  @AfterEach
  void close() {
    platform.close();
  }

  private Map<String, Object> run(String id, int epochs, Map<String, String> options) {
    return run(id, epochs, new CancelToken(), new TrainingListener() {}, options);
  }

  private Map<String, Object> run(
      String id,
      int epochs,
      CancelToken cancel,
      TrainingListener listener,
      Map<String, String> options) {
    return Examples.find(id)
        .run(
            new ExampleRun(
                platform.fascicle(),
                epochs,
                1,
                Optional.of("reference"),
                cancel,
                listener,
                said::add,
                folder,
                options));
  }

  private Path text(String text) throws IOException {
    return Files.writeString(folder.resolve("text.txt"), text);
  }

  @ParameterizedTest
  @CsvSource({"R1, 276271", "R2, 801583"})
  void parametersAreExact(String id, long parameters) throws IOException {
    // 47 symbols, as the course's text has. R2 adds 4 · 256 · (256 + 256 + 1) = 525,312.
    String symbols =
        IntStream.range('Z' + 1, 'Z' + 48)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    Path file = text(symbols.repeat(3));
    Map<String, Object> figures = run(id, 0, Map.of("text", file.toString()));

    assertThat(figures).containsEntry("symbols", 47).containsEntry("parameters", parameters);
  }

  @Test
  void learnsATextAndWritesItOn() throws IOException {
    String verse = "abcdefgh ";
    Map<String, String> options =
        Map.of(
            "text", text(verse.repeat(30)).toString(),
            "length", "6",
            "units", "24",
            "batch", "8",
            "characters", "18");
    Map<String, Object> figures = run("R1", 25, options);

    List<?> losses = (List<?>) figures.get("trainLoss");
    assertThat((Double) losses.get(losses.size() - 1)).isLessThan(0.7);
    assertThat(figures).containsEntry("symbols", 9).containsEntry("patterns", 264L);
    String prompt = (String) figures.get("prompt");
    int at = verse.repeat(2).indexOf(prompt) + prompt.length();
    assertThat((String) figures.get("text")).isEqualTo(verse.repeat(5).substring(at, at + 18));

    try (Model best = platform.fascicle().load(Path.of((String) figures.get("file")))) {
      NetworkModel network = new NetworkModel(best);
      assertThat(network.input().vocabulary().symbols()).hasSize(9).startsWith(" ", "a");
      assertThat(network.input().length()).isEqualTo(6);
      // A shorter prompt than a window will do; equal seeds write equal texts.
      Sampler sampler = Sampler.temperature(0.9).topK(5);
      TextWriter writer = new TextWriter(network, network.input().vocabulary(), sampler, 3);
      assertThat(writer.read("abc").next(10))
          .isEqualTo(
              new TextWriter(network, network.input().vocabulary(), sampler, 3)
                  .read("abc")
                  .next(10));
      LanguageModel.Reading reading = network.begin();
      assertThatExceptionOfType(InvalidArgumentException.class)
          .isThrownBy(reading::next)
          .withMessageContaining("a text of 1 symbols or more to go on from, got 0");
      SequentialBuilder fixed = platform.fascicle().sequential("fixed").inputShape(6, 1);
      try (Model windows =
          fixed
              .add(LSTM.of(2))
              .add(Dense.of(9).activation("softmax"))
              .options(network.input()::savedWith)
              .build()) {
        LanguageModel.Reading text = new NetworkModel(windows).begin();
        text.read(3);
        assertThatExceptionOfType(InvalidArgumentException.class)
            .isThrownBy(text::next)
            .withMessageContaining("a text of 6 symbols or more to go on from, got 1")
            .withMessageContaining("Give a longer one. Built with inputShape(-1, …)");
      }
      // What comes after a window does not depend on what was before it.
      int[] window = network.input().vocabulary().encode("abcdef");
      double alone = network.logProbability(6, append(window, 7));
      int[] longer = network.input().vocabulary().encode("gggabcdef");
      assertThat(network.logProbability(9, append(longer, 7))).isCloseTo(alone, within(1e-6));
    }
  }

  /** Cut off in the third epoch, between two backups of it, and started again. */
  @ParameterizedTest
  @ValueSource(strings = {"R1", "R2"})
  void cutOffItGoesOnWhereItStood(String id) throws IOException {
    Map<String, String> options =
        Map.of(
            "text", text("abcdefgh ".repeat(14)).toString(),
            "length", "6",
            "units", "8",
            "batch", "6",
            "characters", "5");
    Map<String, Object> unbroken = run(id, 4, options);

    Map<String, String> backedUp = new LinkedHashMap<>(options);
    backedUp.put("backup", folder.resolve("backup").toString());
    CancelToken cancel = new CancelToken();
    TrainingListener death =
        LambdaListener.of()
            .onBatchEnd(
                run -> {
                  if (run.step() == 45) {
                    cancel.cancel();
                  }
                });
    Map<String, Object> broken = run(id, 4, cancel, death, backedUp);
    assertThat(losses(broken)).isEqualTo(losses(unbroken).subList(0, 2));
    List<Long> steps = new ArrayList<>();
    TrainingListener count = LambdaListener.of().onBatchEnd(run -> steps.add(run.step()));
    Map<String, Object> resumed = run(id, 4, new CancelToken(), count, backedUp);

    assertThat(steps.get(0)).isEqualTo(45);
    assertThat(losses(resumed)).hasSize(4).isEqualTo(losses(unbroken));
    assertThat((List<?>) resumed.get("secondsPerEpoch")).hasSize(2);
    assertThat(resumed).containsEntry("text", unbroken.get("text"));
    // Done, it leaves no backup to go on from: the next start begins anew.
    assertThat(losses(run(id, 1, backedUp))).isEqualTo(losses(unbroken).subList(0, 1));
  }

  private static List<?> losses(Map<String, Object> figures) {
    return (List<?>) figures.get("trainLoss");
  }

  private static int[] append(int[] text, int symbol) {
    int[] longer = Arrays.copyOf(text, text.length + 1);
    longer[text.length] = symbol;
    return longer;
  }

  @Test
  void withoutAnyTextItMakesOneUp() {
    Map<String, Object> figures =
        run("R2", 1, Map.of("samples", "64", "units", "8", "length", "10", "characters", "5"));

    assertThat(figures).containsEntry("dataset", "sentences").containsEntry("patterns", 64L);
    assertThat(String.join("\n", said)).contains("Die Verwandlung is not here", "Writes: ");
    assertThat((String) figures.get("text")).hasSize(5);
  }

  @Test
  void refusesWhatIsNoNumber() {
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> run("R1", 0, Map.of("units", "many")))
        .withMessage("option \"units\": expected a whole number of 1 or more, got \"many\".");
  }

  @Test
  void aModelOfSomethingElseWritesNothing() {
    try (Model model =
        platform.fascicle().sequential("other").inputShape(3).add(Dense.of(2)).build()) {
      assertThatExceptionOfType(InvalidArgumentException.class)
          .isThrownBy(() -> TextInput.of(model))
          .withMessageContaining("model \"other\": expected a vocabulary, saved with it");
    }
  }
}
