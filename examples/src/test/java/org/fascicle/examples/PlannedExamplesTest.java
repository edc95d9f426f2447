package org.fascicle.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fascicle.api.model.CancelToken;
import org.fascicle.api.model.TrainingListener;
import org.fascicle.backend.reference.ReferenceBackend;
import org.fascicle.specs.Digits;
import org.fascicle.specs.RoadScenes;
import org.fascicle.spi.backend.Backend;
import org.fascicle.tck.harness.DividedBackend;
import org.fascicle.tck.plugin.PluginPlatform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of model of the examples gives the same bits operation by operation, planned with
 * memory that is given back after the last call that reads it, and planned with memory laid out
 * beforehand, where results that overlap spoil each other.
 */
class PlannedExamplesTest {
  /** Figures that no two runs have in common. */
  private static final List<String> OWN = List.of("secondsPerEpoch", "stepMillis", "file");

  @TempDir private Path folder;

  private Map<String, Object> figures(
      Backend backend,
      boolean eagerly,
      int epochs,
      Map<String, String> options,
      Function<ExampleRun, Map<String, Object>> work) {
    try (PluginPlatform platform =
        new PluginPlatform(getClass().getClassLoader(), Optional.of(folder), backend)) {
      ExampleRun run =
          new ExampleRun(
              platform.fascicle(),
              epochs,
              1,
              Optional.of("reference"),
              models -> models.runEagerly(eagerly),
              new CancelToken(),
              new TrainingListener() {},
              text -> {},
              folder,
              options);
      return common(work.apply(run));
    }
  }

  private static Map<String, Object> common(Map<?, ?> figures) {
    Map<String, Object> common = new LinkedHashMap<>();
    figures.forEach(
        (name, value) ->
            common.put((String) name, value instanceof Map<?, ?> m ? common(m) : value));
    OWN.forEach(common::remove);
    assertThat(common).isNotEmpty();
    return common;
  }

  private void requireEqual(
      int epochs, Map<String, String> options, Function<ExampleRun, Map<String, Object>> work) {
    Map<String, Object> eager = figures(new ReferenceBackend(), true, epochs, options, work);
    Backend divided = new DividedBackend(new ReferenceBackend());
    assertThat(figures(new ReferenceBackend(), false, epochs, options, work)).isEqualTo(eager);
    assertThat(figures(divided, false, epochs, options, work)).isEqualTo(eager);
  }

  static Stream<Arguments> examples() {
    return Stream.of(
        Arguments.of("D4", 1, Map.of()),
        Arguments.of("D10", 3, Map.of()),
        Arguments.of("D11", 3, Map.of()),
        Arguments.of("R5", 2, Map.of()),
        Arguments.of("R8", 1, Map.of()),
        Arguments.of("T1", 1, Map.of("words", "60", "samples", "200")),
        Arguments.of("T2", 1, Map.of("samples", "200", "held", "10", "units", "8")),
        Arguments.of("T3", 1, Map.of("samples", "200", "units", "8")));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void figuresAreEqual(String id, int epochs, Map<String, String> options) {
    requireEqual(epochs, options, Examples.find(id)::run);
  }

  @ParameterizedTest
  @MethodSource("readers")
  void figuresOfReadersAreEqual(String id, Map<String, String> options) throws IOException {
    Path text = Files.writeString(folder.resolve("t.txt"), "aaaaab".repeat(40));
    Map<String, String> all = new LinkedHashMap<>(options);
    all.put("text", text.toString());
    all.put("units", "8");
    all.put("characters", "12");
    requireEqual(1, all, Examples.find(id)::run);
  }

  static Stream<Arguments> readers() {
    return Stream.of(
        Arguments.of("R1", Map.of("length", "10")),
        Arguments.of("R2", Map.of("length", "10")),
        Arguments.of("R3", Map.of("chunk", "3", "lanes", "5")));
  }

  @Test
  void segmentationIsEqual() {
    RoadScenes scenes = RoadScenes.of().trainSamples(4).testSamples(3);
    requireEqual(1, Map.of(), run -> C10.segment(run, run.fascicle().dataset(scenes)));
  }

  @Test
  void denoisingAndTheGanAreEqual() {
    Digits digits = Digits.of().flatten().trainSamples(200).testSamples(50);
    Function<ExampleRun, DigitImages> images =
        run -> new DigitImages("digits", run.fascicle().dataset(digits));
    requireEqual(1, Map.of(), run -> Denoising.run(run, images.apply(run)));
    requireEqual(1, Map.of(), run -> GanTraining.run(run, images.apply(run)));
  }
}
