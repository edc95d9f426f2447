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

/** The layers give what their formulas give, to the rounding of float32. */
class R4Test {
  @TempDir Path folder;

  @Test
  void layersAreTheirFormulas() {
    List<String> said = new ArrayList<>();
    try (PluginPlatform platform =
        new PluginPlatform(getClass().getClassLoader(), Optional.empty())) {
      Map<String, Object> figures =
          Examples.find("R4")
              .run(
                  new ExampleRun(
                      platform.fascicle(),
                      0,
                      1,
                      Optional.of("reference"),
                      new CancelToken(),
                      new TrainingListener() {},
                      said::add,
                      folder));
      assertThat((Double) figures.get("greatestDifference")).isLessThan(1e-6);
      assertThat((Double) figures.get("greatestGradientDifference")).isLessThan(1e-6);
      assertThat(figures.get("gru, reset after")).isNotEqualTo(figures.get("gru, reset before"));
    }
    assertThat(said).hasSize(12).anyMatch(line -> line.contains("by hand"));
  }
}
