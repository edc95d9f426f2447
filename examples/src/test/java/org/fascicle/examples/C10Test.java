package org.fascicle.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fascicle.api.model.CancelToken;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.TrainingListener;
import org.fascicle.api.tensor.Shape;
import org.fascicle.specs.RoadScenes;
import org.fascicle.tck.plugin.PluginPlatform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** C10, shortened: four scenes, two steps. */
class C10Test {
  @TempDir private Path folder;

  private ExampleRun run(PluginPlatform platform) {
    return new ExampleRun(
        platform.fascicle(),
        2,
        1,
        Optional.of("reference"),
        new CancelToken(),
        new TrainingListener() {},
        text -> {},
        folder);
  }

  @Test
  void bothNetworksLearnAndAreDrawn() {
    try (PluginPlatform platform =
        new PluginPlatform(getClass().getClassLoader(), Optional.empty())) {
      Map<String, Object> figures =
          C10.segment(
              run(platform),
              platform.fascicle().dataset(RoadScenes.of().trainSamples(4).testSamples(8)));

      List<?> losses = (List<?>) figures.get("trainLoss");
      assertThat((Double) losses.get(1)).isLessThan((Double) losses.get(0));
      assertThat((Double) figures.get("testMeanIou")).isBetween(0.01, 1.0);
      assertThat((Map<?, ?>) figures.get("testIou")).hasSize(6);
      assertThat(((Map<?, ?>) figures.get("segNet")).get("testMeanIou")).isNotNull();
      assertThat(folder.resolve("segmentation.png")).isNotEmptyFile();
    }
  }

  @Test
  void everyPixelGetsAClass() {
    try (PluginPlatform platform =
            new PluginPlatform(getClass().getClassLoader(), Optional.empty());
        Model uNet = Segmentation.uNet(run(platform), 6);
        Model segNet = Segmentation.segNet(run(platform), 6)) {
      assertThat(uNet.outputs().get(0).shape()).isEqualTo(Shape.of(-1, 64, 64, 6));
      assertThat(segNet.outputs().get(0).shape()).isEqualTo(Shape.of(-1, 64, 64, 6));
      // 3×3: 448 + 2,320, 4,640 + 9,248, 18,496 + 36,928; 2×2 up: 8,224, 2,064; 3×3 after joining:
      // 18,464 + 9,248, 4,624 + 2,320; 1×1: 102.
      assertThat(uNet.summary().parameters()).isEqualTo(117_126);
    }
  }
}
