package org.fascicle.plugin.cnn.normalization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.FunctionalBuilder;
import org.fascicle.api.model.GraphLayer;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Node;
import org.fascicle.api.tensor.DType;
import org.fascicle.specs.Add;
import org.fascicle.specs.BatchNormalization;
import org.fascicle.specs.Sgd;
import org.fascicle.tck.plugin.PluginPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Running statistics belong to the model: training moves them, files keep them. */
class RunningStatisticsTest {
  private static final HostArray X =
      HostArray.of(new float[][] {{1, 10}, {3, 10}, {5, 30}, {7, 30}});

  private final PluginPlatform platform =
      new PluginPlatform(getClass().getClassLoader(), Optional.empty());

  @TempDir Path folder;

  @AfterEach
  void stop() {
    platform.close();
  }

  private Model model(BatchNormalization layer) {
    Model model = platform.fascicle().sequential("m").add(layer.inputShape(2)).build();
    model.compile(Sgd.of(0), "mse");
    return model;
  }

  /** After one step of momentum ½ the mean (4, 20) and variance (5, 100) have come half way. */
  @Test
  void trainingMovesThem() {
    try (Model model = model(BatchNormalization.of().momentum(0.5).epsilon(0))) {
      float[] before = model.predict(X).toFloats();
      model.fit(X, X, Fit.epochs(1).batchSize(4));
      float[] after = model.predict(X).toFloats();

      assertThat(before).containsExactly(X.toFloats());
      assertThat(after[0]).isCloseTo((float) ((1 - 2) / Math.sqrt(3)), within(1e-6f));
      assertThat(after[7]).isCloseTo((float) ((30 - 10) / Math.sqrt(50.5)), within(1e-5f));
    }
  }

  @Test
  void aFrozenLayerLeavesThemAlone() {
    try (Model model = model(BatchNormalization.of().momentum(0.5).epsilon(0).trainable(false))) {
      model.fit(X, X, Fit.epochs(2).batchSize(4));

      assertThat(model.predict(X).toFloats()).containsExactly(X.toFloats());
    }
  }

  /** Two batches of mean (4, 20) in one step: half way, and half of what is left. */
  @Test
  void eachCallOfASharedLayerMovesThem() {
    FunctionalBuilder graph = platform.fascicle().functional("m");
    Node one = graph.input(2);
    Node other = graph.input("other", DType.FLOAT32, 2);
    GraphLayer shared = graph.layer(BatchNormalization.of().momentum(0.5));
    Node sum = graph.apply(Add.of(), shared.apply(one), shared.apply(other));
    try (Model model = graph.build(List.of(one, other), List.of(sum))) {
      model.compile(Sgd.of(0), "mse");
      model.fit(Dataset.of(List.of(X, X), List.of(X)), Fit.epochs(1).batchSize(4));

      assertThat(model.getWeights().get("batch_normalization/moving_mean").toFloats())
          .containsExactly(new float[] {3, 15}, within(1e-5f));
    }
  }

  @Test
  void filesKeepThem() {
    try (Model model = model(BatchNormalization.of().momentum(0.5))) {
      model.fit(X, X, Fit.epochs(3).batchSize(4));
      model.save(folder.resolve("m.zip"));
      try (Model loaded = platform.fascicle().load(folder.resolve("m.zip"))) {
        assertThat(loaded.predict(X).toFloats()).containsExactly(model.predict(X).toFloats());
        assertThat(loaded.summary()).isEqualTo(model.summary());
      }
    }
  }
}
