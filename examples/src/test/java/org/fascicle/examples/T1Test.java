package org.fascicle.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fascicle.api.model.CancelToken;
import org.fascicle.api.model.TrainingListener;
import org.fascicle.tck.plugin.PluginPlatform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Transformer, without any file. */
class T1Test {
  @TempDir Path folder;

  @Test
  void tellsOpinionsApartThoughSomeAreDenied() {
    List<String> said = new ArrayList<>();
    try (PluginPlatform platform =
        new PluginPlatform(getClass().getClassLoader(), Optional.of(folder))) {
      Map<String, Object> figures =
          Examples.find("T1")
              .run(
                  new ExampleRun(
                      platform.fascicle(),
                      8,
                      1,
                      Optional.of("reference"),
                      new CancelToken(),
                      new TrainingListener() {},
                      said::add,
                      folder,
                      Map.of("words", "60", "samples", "800")));

      // 60 · 32 + 40 · 32; 4 · (32 · 64 + 64) − 32; two normalisations; 2 · (32 · 32 + 32); head.
      int attention = 3 * (32 * 64 + 64) + 64 * 32 + 32;
      int rest = 2 * 64 + 2 * (32 * 32 + 32) + 32 * 20 + 20 + 42;
      assertThat(figures)
          .containsEntry("dataset", "opinions")
          .containsEntry("parameters", (long) (60 * 32 + 40 * 32 + attention + rest));
      assertThat((Double) figures.get("testAccuracy")).isGreaterThan(0.95);
      assertThat(String.join("\n", said)).contains("sentence polarity dataset is not here");
    }
  }
}
