package org.fascicle.plugin.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.Model;
import org.fascicle.api.tensor.DType;
import org.fascicle.specs.Dense;
import org.fascicle.specs.Embedding;
import org.fascicle.specs.Input;
import org.fascicle.specs.LSTM;
import org.fascicle.specs.MeanSquaredError;
import org.fascicle.specs.Sgd;
import org.fascicle.tck.plugin.PluginPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Embeddings in models. */
class EmbeddingTest {
  private static final String TABLE = "embedding/embeddings";
  private static final HostArray X = HostArray.of(new int[] {3, 1, 0, 1, 3, 3}, 2, 3);
  private static final HostArray Y = HostArray.of(new float[][] {{1}, {-1}});

  private PluginPlatform platform;

  @BeforeEach
  void start() {
    platform = new PluginPlatform(getClass().getClassLoader(), Optional.empty());
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  private Model model(DType ids) {
    Model model =
        platform
            .fascicle()
            .sequential("symbols")
            .seed(7)
            .add(Input.of(3).dtype(ids))
            .add(Embedding.of(5, 2).maskZero(true))
            .add(LSTM.of(4))
            .add(Dense.of(1))
            .build();
    model.compile(Sgd.of(0.1), MeanSquaredError.of());
    return model;
  }

  @Test
  void onlyRowsThatAreLookedUpAndNotMaskedLearn() {
    try (Model model = model(DType.INT32)) {
      float[] before = table(model);
      model.fit(X, Y, Fit.epochs(1).batchSize(2));
      float[] after = table(model);
      for (int i = 0; i < before.length; i++) {
        boolean learns = i / 2 == 1 || i / 2 == 3;
        assertThat(after[i] != before[i]).as("row %d changed", i / 2).isEqualTo(learns);
      }
    }
  }

  private static float[] table(Model model) {
    return model.getWeights().get(TABLE).toFloats();
  }

  @Test
  void realIdsAreCountedAsWholeNumbers() {
    try (Model whole = model(DType.INT32);
        Model real = model(DType.FLOAT32)) {
      HostArray reals = HostArray.of(new float[][] {{3, 1, 0}, {1, 3, 3}});
      assertThat(real.predict(reals).toFloats()).isEqualTo(whole.predict(X).toFloats());
    }
  }

  /** The failed step changes nothing, and the model goes on. */
  @Test
  void symbolsOutsideTheVocabularyAreNamed() {
    try (Model model = model(DType.INT32)) {
      Map<String, HostArray> before = model.getWeights();
      for (int unknown : new int[] {5, -1, Integer.MAX_VALUE}) {
        HostArray bad = HostArray.of(new int[] {0, 1, 2, 3, unknown, 4}, 2, 3);
        assertThatThrownBy(() -> model.fit(bad, Y, Fit.epochs(1)))
            .isInstanceOf(InvalidArgumentException.class)
            .hasMessageContaining("layer \"embedding\" (Embedding)")
            .hasMessageContaining("id " + unknown + " at position (1, 1)")
            .hasMessageContaining("from 0 to 4, for a vocabulary of 5");
        assertThatThrownBy(() -> model.predict(bad)).isInstanceOf(InvalidArgumentException.class);
      }
      model
          .getWeights()
          .forEach(
              (name, array) -> assertThat(array.buffer()).isEqualTo(before.get(name).buffer()));
      model.fit(X, Y, Fit.epochs(1));
    }
  }
}
