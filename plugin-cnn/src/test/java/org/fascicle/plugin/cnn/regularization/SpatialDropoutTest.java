package org.fascicle.plugin.cnn.regularization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.fascicle.api.model.Model;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.specs.SpatialDropout2D;
import org.fascicle.tck.plugin.PluginPlatform;
import org.junit.jupiter.api.Test;

class SpatialDropoutTest {
  /** A channel of a sample is dropped or kept whole; what is kept is scaled up. */
  @Test
  void dropsWholeChannels() {
    try (PluginPlatform platform =
            new PluginPlatform(getClass().getClassLoader(), Optional.empty());
        Model model =
            platform
                .fascicle()
                .sequential("dropout")
                .add(SpatialDropout2D.of(0.5).inputShape(3, 2, 40))
                .build()) {
      float[] ones = new float[5 * 3 * 2 * 40];
      Arrays.fill(ones, 1);
      Tensor x = model.session().tensor(ones, 5, 3, 2, 40);
      float[] y = model.call(true, Map.of(), x)[0].toFloats();
      int kept = 0;
      for (int n = 0; n < 5; n++) {
        for (int c = 0; c < 40; c++) {
          float first = y[n * 240 + c];
          assertThat(first).isIn(0f, 2f);
          kept += first == 0 ? 0 : 1;
          for (int place = 0; place < 6; place++) {
            assertThat(y[n * 240 + place * 40 + c]).isEqualTo(first);
          }
        }
      }
      // Of 200 draws: five standard deviations of √(200 / 4).
      assertThat(kept).isBetween(65, 135);
    }
  }
}
