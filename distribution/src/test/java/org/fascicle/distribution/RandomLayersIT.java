package org.fascicle.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.SpecSource;
import org.fascicle.specs.AlphaDropout;
import org.fascicle.specs.Dropout;
import org.fascicle.specs.GaussianDropout;
import org.fascicle.specs.GaussianNoise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What layers draw is the same on both backends. */
class RandomLayersIT {
  private static final int FEATURES = 257;

  @RegisterExtension private static final OnCpu CPU = new OnCpu();

  /** Uniform numbers are equal to the bit, and so is what is kept or dropped by them. */
  @Test
  void droppingIsBitEqual() {
    for (SpecSource layer :
        List.of(
            Dropout.of(0.4),
            Dropout.of(0.4).seed(3),
            Dropout.of(0.4).noiseShape(null, 1L),
            AlphaDropout.of(0.4))) {
      assertThat(training(layer, "cpu"))
          .as("%s", layer)
          .containsExactly(training(layer, "reference"));
    }
  }

  /** Normal numbers are functions of uniform ones: equal to the rounding of log and cos. */
  @Test
  void noiseIsEqualToRounding() {
    for (SpecSource layer : List.of(GaussianNoise.of(0.5), GaussianDropout.of(0.4))) {
      assertThat(training(layer, "cpu"))
          .as("%s", layer)
          .containsExactly(training(layer, "reference"), within(1e-5f));
    }
  }

  private static float[] training(SpecSource layer, String backend) {
    try (Model model =
        CPU.fascicle()
            .sequential("noise")
            .inputShape(FEATURES)
            .add(layer)
            .seed(11)
            .backend(backend)
            .build()) {
      float[] x = new float[3 * FEATURES];
      for (int i = 0; i < x.length; i++) {
        x[i] = (i % 13 - 6) / 4f;
      }
      assertThat(model.session().backend()).isEqualTo(backend);
      return model.call(true, Map.of(), model.session().tensor(x, 3, FEATURES))[0].toFloats();
    }
  }
}
