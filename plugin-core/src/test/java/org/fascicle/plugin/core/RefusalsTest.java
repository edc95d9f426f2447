package org.fascicle.plugin.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Compile;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.FunctionalBuilder;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Node;
import org.fascicle.api.model.Spec;
import org.fascicle.api.model.SpecSource;
import org.fascicle.specs.Adam;
import org.fascicle.specs.CategoricalFocalCrossentropy;
import org.fascicle.specs.Dense;
import org.fascicle.specs.Huber;
import org.fascicle.specs.Sgd;
import org.fascicle.tck.plugin.PluginPlatform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes are refused when a model is compiled, or with the first batch before anything moved. */
class RefusalsTest {
  private static PluginPlatform platform;

  @BeforeAll
  static void open() {
    platform = new PluginPlatform(RefusalsTest.class.getClassLoader(), Optional.empty());
  }

  @AfterAll
  static void close() {
    platform.close();
  }

  /** (N, 2) to (N, units). */
  private static Model model(int units, String activation) {
    return platform
        .fascicle()
        .sequential("refusing")
        .inputShape(2)
        .add(Dense.of(units).activation(activation))
        .build();
  }

  private static Model twoOutputs() {
    FunctionalBuilder builder = platform.fascicle().functional("two");
    Node x = builder.input(2);
    Node a = builder.apply(Dense.of(1).named("a"), x);
    Node b = builder.apply(Dense.of(3).named("b"), x);
    return builder.build(List.of(x), List.of(a, b));
  }

  private static void refused(Runnable work, String... words) {
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(work::run)
        .satisfies(e -> assertThat(e.getMessage()).contains(words));
  }

  static Stream<Arguments> outOfRange() {
    return Stream.of(
        Arguments.of(optimizer("SGD", "momentum", 1.5), "SGD.momentum"),
        Arguments.of(optimizer("SGD", "learning_rate", -0.1), "learning_rate"),
        Arguments.of(optimizer("RMSprop", "rho", 1.0), "RMSprop.rho"),
        Arguments.of(optimizer("Adagrad", "epsilon", -1.0), "Adagrad.epsilon"),
        Arguments.of(optimizer("Adadelta", "rho", -0.1), "Adadelta.rho"),
        Arguments.of(optimizer("Adam", "beta_1", 1.0), "Adam.beta_1"),
        Arguments.of(optimizer("AdamW", "beta_2", -0.5), "beta_2"),
        Arguments.of(optimizer("Adamax", "beta_1", 2.0), "beta_1"),
        Arguments.of(optimizer("Nadam", "beta_2", 1.0), "beta_2"),
        Arguments.of(optimizer("Adafactor", "clip_threshold", 0.0), "clip_threshold"),
        Arguments.of(optimizer("Ftrl", "learning_rate_power", 0.5), "learning_rate_power"),
        Arguments.of(optimizer("Lion", "beta_1", 1.5), "beta_1"),
        Arguments.of(optimizer("Lamb", "epsilon", -1e-6), "epsilon"),
        Arguments.of(optimizer("Adam", "clipnorm", -1.0), "clipnorm"),
        Arguments.of(optimizer("Adam", "weight_decay", -0.1), "weight_decay"),
        Arguments.of(optimizer("Adam", "ema_momentum", 1.5), "ema_momentum"),
        Arguments.of(optimizer("Adam", "gradient_accumulation_steps", 0), "accumulation"));
  }

  private static Spec optimizer(String type, String key, Object value) {
    return Spec.of(Kind.OPTIMIZER, type).with(key, value);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("outOfRange")
  void hyperparametersOutOfRange(Spec optimizer, String name) {
    try (Model model = model(1, "linear")) {
      refused(() -> model.compile(optimizer, "mse"), name, "expected", "got");
    }
  }

  @Test
  void losesAndMetricsOutOfRange() {
    try (Model model = model(3, "softmax")) {
      refused(() -> model.compile(Sgd.of(), Huber.of().delta(-1)), "huber.delta", "got -1");
      refused(
          () -> model.compile(Sgd.of(), CategoricalFocalCrossentropy.of().alpha(0.2, 0.8)),
          "categorical_focal_crossentropy.alpha",
          "one number, or one for each of 3 classes",
          "got 2");
      refused(
          () ->
              model.compile(
                  Sgd.of(),
                  Spec.of(Kind.LOSS, "mse"),
                  Spec.of(Kind.METRIC, "precision").with("thresholds", 1.5)),
          "threshold",
          "1.5");
    }
  }

  @Test
  void lossesThatNoTargetsFit() {
    try (Model one = model(1, "sigmoid")) {
      refused(
          () -> one.compile("sgd", "categorical_crossentropy"),
          "loss: categorical_crossentropy: expected predictions of two or more classes",
          "use binary_crossentropy");
    }
  }

  @Test
  void metricsThatFitNoTargetsOfTheLoss() {
    try (Model model = model(3, "softmax")) {
      refused(
          () ->
              model.compile(
                  "sgd", "categorical_crossentropy", "accuracy", "sparse_categorical_accuracy"),
          "metric sparse_categorical_accuracy: ",
          "expected targets that are class numbers, (None,), got float32(None, 3)",
          "use categorical_accuracy");
      refused(
          () -> model.compile("sgd", "sparse_categorical_crossentropy", "categorical_accuracy"),
          "metric categorical_accuracy: ",
          "expected targets of the predictions' shape (None, 3), got int32(None,)",
          "use sparse_categorical_accuracy");
      model.compile("sgd", "sparse_categorical_crossentropy", "accuracy");
      model.compile("sgd", "categorical_crossentropy", "accuracy", "auc", "cohen_kappa");
    }
  }

  @Test
  void aFailedCompileLeavesTheLastOne() {
    try (Model model = model(1, "linear")) {
      model.compile("sgd", "mse");
      refused(() -> model.compile("adam", "categorical_crossentropy"), "two or more classes");

      assertThat(model.fit(new float[][] {{1, 2}}, new float[][] {{1}}, Fit.epochs(1)).steps())
          .isEqualTo(1);
    }
  }

  @Test
  void otherNumbersOfLossesThanOutputs() {
    try (Model model = twoOutputs()) {
      refused(
          () -> model.compile(losses("mse", "mse", "mse")),
          "1 or 2 losses, one an output",
          "got 3");
      refused(
          () -> model.compile(losses("mse", "mse").lossWeights(1, 2, 3)),
          "1 or 2 loss weights, one an output",
          "got 3");
      refused(
          () -> model.compile(losses("mse", "categorical_crossentropy").lossWeights(1, Double.NaN)),
          "a finite weight");
      refused(
          () -> model.compile(losses("categorical_crossentropy", "mse")),
          "loss of output \"a\"",
          "two or more classes");
    }
  }

  private static Compile losses(String... names) {
    List<Spec> losses = new ArrayList<>();
    for (String name : names) {
      losses.add(Spec.of(Kind.LOSS, name));
    }
    return Compile.of(Sgd.of(), losses.toArray(SpecSource[]::new));
  }

  /** Rows of x, targets, what is said of them; for three classes. */
  static Stream<Arguments> wrongBatches() {
    return Stream.of(
        Arguments.of(
            "categorical_crossentropy",
            rows(new float[] {0, 1, 0}, new float[] {0, 0.5f, 0}),
            "expected one-hot rows or distributions, which categorical_crossentropy needs"),
        Arguments.of(
            "categorical_crossentropy",
            rows(new float[] {1, 1, 0}, new float[] {0, 1, 0}),
            "the sum 2 at sample 0"),
        Arguments.of(
            "binary_crossentropy",
            rows(new float[] {1, 1, 2}, new float[] {0, 1, 0}),
            "expected numbers from 0 to 1, which binary_crossentropy needs"),
        Arguments.of(
            "categorical_crossentropy",
            rows(new float[] {1, 0}, new float[] {0, 1}),
            "expected targets of the predictions' shape (None, 3), got float32(None, 2)"),
        Arguments.of(
            "categorical_crossentropy",
            HostArray.of(new int[] {0, 2}, 2),
            "use sparse_categorical_crossentropy"),
        Arguments.of(
            "sparse_categorical_crossentropy",
            HostArray.of(new int[] {0, 3}, 2),
            "label 3 at sample 1"),
        Arguments.of(
            "sparse_categorical_crossentropy",
            rows(new float[] {1, 0, 0}, new float[] {0, 1, 0}),
            "use categorical_crossentropy"));
  }

  private static HostArray rows(float[]... rows) {
    return HostArray.of(rows);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("wrongBatches")
  void targetsAreRefusedBeforeAnythingMoves(String loss, HostArray targets, String words) {
    HostArray x = HostArray.of(new float[][] {{1, 2}, {3, 4}});
    try (Model model = model(3, "softmax")) {
      model.compile(Adam.of(0.1), loss);
      Map<String, HostArray> before = model.getWeights();

      refused(() -> model.fit(x, targets, Fit.epochs(1).batchSize(2).shuffle(false)), words);
      refused(() -> model.trainOnBatch(x, targets), words);
      refused(() -> model.evaluate(x, targets), words);

      assertThat(model.getWeights()).isEqualTo(before);
      List<Long> steps = new ArrayList<>();
      HostArray good =
          loss.startsWith("sparse")
              ? HostArray.of(new int[] {0, 2}, 2)
              : rows(new float[] {0, 1, 0}, new float[] {1, 0, 0});
      model.fit(x, good, Fit.epochs(1).onBatchEnd(run -> steps.add(run.step())));
      assertThat(steps).containsExactly(1L);
    }
  }
}
