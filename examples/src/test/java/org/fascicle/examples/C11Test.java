package org.fascicle.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.fascicle.api.model.CancelToken;
import org.fascicle.api.model.TrainingListener;
import org.fascicle.specs.Digits;
import org.fascicle.tck.plugin.PluginPlatform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both parts of C11, shortened, on few drawn digits. */
class C11Test {
  @TempDir private Path folder;

  private Map<String, Object> run(
      int samples, int epochs, BiFunction<ExampleRun, DigitImages, Map<String, Object>> part) {
    Digits digits = Digits.of().flatten().trainSamples(samples).testSamples(100);
    try (PluginPlatform platform =
        new PluginPlatform(getClass().getClassLoader(), Optional.empty())) {
      ExampleRun run =
          new ExampleRun(
              platform.fascicle(),
              epochs,
              1,
              Optional.of("reference"),
              new CancelToken(),
              new TrainingListener() {},
              text -> {},
              folder);
      return part.apply(run, new DigitImages("digits", platform.fascicle().dataset(digits)));
    }
  }

  @Test
  void theNoiseGoes() {
    Map<String, Object> figures = run(1000, 3, Denoising::run);

    // Noise of deviation 0.5.
    assertThat((Double) figures.get("noisyError")).isBetween(0.24, 0.26);
    // A picture of the mean digit alone would be at 0.08.
    assertThat((Double) figures.get("denoisedError")).isLessThan(0.1);
    List<?> losses = (List<?>) figures.get("trainLoss");
    assertThat((Double) losses.get(2)).isLessThan((Double) losses.get(0));
    assertThat(folder.resolve("denoising.png")).isNotEmptyFile();
  }

  @Test
  void theGameIsPlayedAndIsTheSameTwice() {
    Map<String, Object> figures = run(800, 2, GanTraining::run);

    assertThat(figures)
        .containsEntry("generatorParameters", 64L * 256 + 256 + 256 * 512 + 512 + 512 * 784 + 784)
        .containsEntry("discriminatorParameters", 784L * 256 + 256 + 256 * 128 + 128 + 128 + 1);
    for (String key : List.of("generatorLoss", "discriminatorLoss", "discriminatorAccuracy")) {
      assertThat((List<?>) figures.get(key)).as(key).hasSize(2);
    }
    // The discriminator learns first.
    List<?> losses = (List<?>) figures.get("discriminatorLoss");
    assertThat((Double) losses.get(1)).isLessThan((Double) losses.get(0));
    assertThat(folder.resolve("gan.png")).isNotEmptyFile();
    assertThat(folder.resolve("gan-losses.png")).isNotEmptyFile();
    assertThat(run(800, 2, GanTraining::run)).isEqualTo(figures);
  }
}
