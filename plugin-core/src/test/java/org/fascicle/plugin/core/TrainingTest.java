package org.fascicle.plugin.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.SpecSource;
import org.fascicle.specs.Adam;
import org.fascicle.specs.BinaryCrossentropy;
import org.fascicle.specs.CategoricalCrossentropy;
import org.fascicle.specs.Dense;
import org.fascicle.specs.Dropout;
import org.fascicle.specs.EarlyStopping;
import org.fascicle.specs.Flatten;
import org.fascicle.specs.MeanSquaredError;
import org.fascicle.specs.Metrics;
import org.fascicle.specs.Reshape;
import org.fascicle.specs.Sgd;
import org.fascicle.specs.SparseCategoricalCrossentropy;
import org.fascicle.specs.TerminateOnNan;
import org.fascicle.tck.plugin.PluginPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The plugins together in whole training runs: exclusive or, which no single layer can learn. */
class TrainingTest {
  private static final HostArray X = HostArray.of(new float[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
  private static final HostArray YES = HostArray.of(new float[][] {{0}, {1}, {1}, {0}});
  private static final HostArray LABELS = HostArray.of(new int[] {0, 1, 1, 0}, 4);
  private static final HostArray ONE_HOT =
      HostArray.of(new float[][] {{1, 0}, {0, 1}, {0, 1}, {1, 0}});

  private PluginPlatform platform;

  @BeforeEach
  void start() {
    platform = new PluginPlatform(getClass().getClassLoader(), Optional.empty());
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  @Test
  void everyLossLearns() {
    learns(1, "sigmoid", BinaryCrossentropy.of(), YES);
    learns(1, "linear", BinaryCrossentropy.of().fromLogits(true), YES);
    learns(2, "softmax", CategoricalCrossentropy.of().labelSmoothing(0.05), ONE_HOT);
    learns(2, "linear", CategoricalCrossentropy.of().fromLogits(true), ONE_HOT);
    learns(2, "softmax", SparseCategoricalCrossentropy.of(), LABELS);
    learns(2, "linear", SparseCategoricalCrossentropy.of().fromLogits(true), LABELS);
    learns(1, "sigmoid", MeanSquaredError.of(), YES);
  }

  private void learns(int units, String activation, SpecSource loss, HostArray targets) {
    boolean logits = Boolean.TRUE.equals(loss.spec().config().get("from_logits"));
    SpecSource metric = units == 1 && logits ? Metrics.binaryAccuracy(0) : Metrics.accuracy();
    try (Model model = network(units, activation)) {
      model.compile(Adam.of(0.05), loss, metric);
      History history = model.fit(X, targets, Fit.epochs(200).batchSize(4));

      assertThat(history.last().get(metric.spec().type())).as("%s", loss).isEqualTo(1);
    }
  }

  @Test
  void everyOptimizerLearns() {
    for (SpecSource optimizer :
        List.of(
            Sgd.of(0.5),
            Sgd.of(0.1).momentum(0.9),
            Sgd.of(0.1).momentum(0.9).nesterov(true).decay(1e-3),
            Adam.of(0.05).decay(1e-3))) {
      try (Model model = network(2, "softmax")) {
        model.compile(optimizer, "categorical_crossentropy", "accuracy");
        History history = model.fit(X, ONE_HOT, Fit.epochs(400).batchSize(4));

        assertThat(history.last()).as("%s", optimizer).containsEntry("accuracy", 1.0);
      }
    }
  }

  @Test
  void decayLowersTheRate() {
    try (Model model = network(1, "sigmoid")) {
      model.compile(Sgd.of(0.1).decay(0.5), "mse");
      History history = model.fit(X, YES, Fit.epochs(3).batchSize(2));

      // Two steps an epoch; the rate of step s, counted from 0, is 0.1 / (1 + 0.5 s).
      assertThat(history.epochs())
          .extracting(History.Epoch::learningRate)
          .containsExactly(0.1 / 1.5, 0.1 / 2.5, 0.1 / 3.5);
    }
  }

  @Test
  void layersOfEveryShapeTrainTogether() {
    try (Model model =
        platform
            .fascicle()
            .sequential("shapes")
            .add(Reshape.of(2, 1).inputShape(2))
            .add(Dense.of(4).activation("tanh"))
            .add(Dropout.of(0.25))
            .add(Flatten.of())
            .add(Dense.of(1).activation("sigmoid"))
            .build()) {
      model.compile(Adam.of(0.05), "binary_crossentropy", "accuracy", "mae");
      History history = model.fit(X, YES, Fit.epochs(3).batchSize(3));

      assertThat(model.summary().parameters()).isEqualTo((1 * 4 + 4) + (8 * 1 + 1));
      assertThat(history.last()).containsOnlyKeys("loss", "accuracy", "mae");
      assertThat(DoubleStream.of(history.get("loss"))).allMatch(Double::isFinite);
      assertThat(model.predict(X).toFloats()).isEqualTo(model.predict(X).toFloats());
    }
  }

  @Test
  void earlyStoppingPutsTheBestWeightsBack() {
    try (Model model = network(1, "sigmoid")) {
      model.compile(Sgd.of(0.5), "mse");
      Map<String, HostArray> first = model.getWeights();
      History history =
          model.fit(
              X,
              YES,
              Fit.epochs(50)
                  .batchSize(4)
                  // A loss that grows is better here, so that the first epoch stays the best.
                  .callbacks(
                      EarlyStopping.of("loss").mode("max").patience(3).restoreBestWeights(true)));
      Map<String, Double> now = model.evaluate(X, YES);

      assertThat(history.stop()).isEqualTo(History.Stop.STOPPED);
      assertThat(history.reason()).contains("early stopping: loss was best in epoch");
      assertThat(history.epochs()).hasSizeLessThan(50);
      assertThat(now.get("loss")).isGreaterThan(history.last().get("loss"));
      assertThat(model.getWeights()).isNotEqualTo(first);
    }
  }

  @Test
  void aLossThatExplodesEndsTheRun() {
    try (Model model = network(1, "linear")) {
      model.compile(Sgd.of(1e30), "mse");
      History history =
          model.fit(X, YES, Fit.epochs(50).batchSize(4).callbacks(TerminateOnNan.of()));

      assertThat(history.stop()).isEqualTo(History.Stop.STOPPED);
      assertThat(history.reason()).contains("lower the learning rate");
      assertThat(history.steps()).isLessThan(10);
    }
  }

  @Test
  void targetsThatDoNotFitAreRefusedBeforeTraining() {
    try (Model model = network(2, "softmax")) {
      model.compile(Adam.of(), "categorical_crossentropy");

      assertThatExceptionOfType(InvalidArgumentException.class)
          .isThrownBy(() -> model.fit(X, LABELS, Fit.epochs(1)))
          .withMessageContaining("use sparse_categorical_crossentropy");
    }
  }

  @Test
  void aWrongKeyIsRefusedWithTheNearest() {
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(
            () ->
                platform
                    .fascicle()
                    .sequential("typo")
                    .inputShape(2)
                    .add(Dense.of(3).spec().with("activaton", "relu"))
                    .build())
        .withMessageContaining("Did you mean activation?");
  }

  private Model network(int units, String activation) {
    return platform
        .fascicle()
        .sequential("xor")
        .seed(3)
        .add(Dense.of(8).activation("tanh").inputShape(2))
        .add(Dense.of(units).activation(activation))
        .build();
  }
}
