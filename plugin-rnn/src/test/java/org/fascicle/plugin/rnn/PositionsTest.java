package org.fascicle.plugin.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.SpecSource;
import org.fascicle.specs.Input;
import org.fascicle.specs.PositionEmbedding;
import org.fascicle.specs.SinePositionEncoding;
import org.fascicle.tck.plugin.PluginPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Positions by the paper's formula and by a table. */
class PositionsTest {
  private PluginPlatform platform;

  @BeforeEach
  void start() {
    platform = new PluginPlatform(getClass().getClassLoader(), Optional.empty());
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  private Model model(SpecSource layer, long features) {
    return platform
        .fascicle()
        .sequential("positions")
        .add(Input.of(-1, features))
        .add(layer)
        .build();
  }

  /** With D = 4 and λ = 100 the two waves turn by 1 and by 1/10 a step. */
  @Test
  void evenFeaturesAreSinesAndOddOnesCosines() {
    try (Model model = model(SinePositionEncoding.of().maxWavelength(100), 4)) {
      HostArray y = model.predict(HostArray.of(new float[3 * 4 * 2], 2, 3, 4));
      float[] values = y.toFloats();
      for (int t = 0; t < 3; t++) {
        double[] row = {Math.sin(t), Math.cos(t), Math.sin(t / 10.0), Math.cos(t / 10.0)};
        for (int i = 0; i < 4; i++) {
          assertThat((double) values[4 * t + i]).isCloseTo(row[i], within(1e-6));
          assertThat(values[12 + 4 * t + i]).isEqualTo(values[4 * t + i]);
        }
      }
    }
  }

  /** The last of an odd number of features is a sine. */
  @Test
  void anOddNumberOfFeaturesEndsOnASine() {
    try (Model model = model(SinePositionEncoding.of(), 3)) {
      float[] values = model.predict(HostArray.of(new float[6], 1, 2, 3)).toFloats();
      double slow = Math.sin(Math.pow(10_000, -2 / 3.0));
      assertThat((double) values[5]).isCloseTo(slow, within(1e-7));
    }
  }

  @Test
  void learnedPositionsAreRowsOfTheTable() {
    try (Model model = model(PositionEmbedding.of(3), 2)) {
      String table = "position_embedding/embeddings";
      model.setWeights(Map.of(table, HostArray.of(new float[][] {{1, 2}, {3, 4}, {5, 6}})));
      assertThat(model.predict(HostArray.of(new float[8], 2, 2, 2)).toFloats())
          .containsExactly(1, 2, 3, 4, 1, 2, 3, 4);
      assertThatThrownBy(() -> model.predict(HostArray.of(new float[8], 1, 4, 2)))
          .isInstanceOf(ShapeMismatchException.class)
          .hasMessageContaining("up to 3 steps")
          .hasMessageContaining("sequence_length greater");
    }
  }
}
