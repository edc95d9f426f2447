package org.fascicle.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fascicle.api.model.CancelToken;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.TrainingListener;
import org.fascicle.tck.plugin.PluginPlatform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dates, shortened. */
class T2Test {
  @TempDir Path folder;

  @Test
  void datesAreOfOneDayInEitherForm() {
    DateFormats dates = DateFormats.of(1, 500);
    assertThat(dates).isEqualTo(DateFormats.of(1, 500)).isNotEqualTo(DateFormats.of(2, 500));
    for (int i = 0; i < 500; i++) {
      assertThat(DateFormats.WRITTEN.encode(dates.written().get(i))).doesNotContain(0);
      String year = dates.iso().get(i).substring(0, 4);
      assertThat(dates.written().get(i)).contains(year).hasSizeLessThan(DateFormats.LENGTH + 1);
    }
    assertThat(dates.samples().size()).isEqualTo(500);
  }

  /** Attention adds up over the characters of a date: none of it is spent on padding. */
  @Test
  void looksAtNothingBehindADate() {
    try (PluginPlatform platform =
        new PluginPlatform(getClass().getClassLoader(), Optional.empty())) {
      ExampleRun run = run(platform, new ArrayList<>());
      DateFormats dates = DateFormats.of(3, 40);
      try (Model model = T2.network(run, false)) {
        float[] weights = T2.looked(run, model, dates).toFloats();
        for (int row = 0; row < 40 * DateFormats.ISO_LENGTH; row++) {
          int written = dates.written().get(row / DateFormats.ISO_LENGTH).length();
          float sum = 0;
          for (int s = 0; s < written; s++) {
            sum += weights[row * DateFormats.LENGTH + s];
          }
          assertThat(sum).isCloseTo(1, within(1e-5f));
        }
      }
    }
  }

  /** Three epochs of a small network: chance alone would be right at 1 in 12. */
  @Test
  void learnsAnswersAndDrawsWhereItLooked() {
    List<String> said = new ArrayList<>();
    try (PluginPlatform platform =
        new PluginPlatform(getClass().getClassLoader(), Optional.empty())) {
      Map<String, Object> figures = Examples.find("T2").run(run(platform, said));

      List<?> losses = (List<?>) figures.get("trainLoss");
      assertThat((Double) losses.get(1)).isLessThan((Double) losses.get(0));
      assertThat((Double) figures.get("testAccuracy")).isGreaterThan(0.35);
      assertThat((Double) figures.get("exactMatch")).isBetween(0.0, 1.0);
      assertThat(Files.exists(folder.resolve("attention.png"))).isTrue();
      assertThat(String.join("\n", said)).contains(" → ", ", by chance ");
    }
  }

  private ExampleRun run(PluginPlatform platform, List<String> said) {
    return new ExampleRun(
        platform.fascicle(),
        3,
        1,
        Optional.of("reference"),
        new CancelToken(),
        new TrainingListener() {},
        said::add,
        folder,
        Map.of("samples", "1000", "held", "20", "units", "16"));
  }
}
