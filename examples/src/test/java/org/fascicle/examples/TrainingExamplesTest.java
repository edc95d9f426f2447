package org.fascicle.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.fascicle.api.model.CancelToken;
import org.fascicle.api.model.DTypePolicy;
import org.fascicle.api.model.TrainingListener;
import org.fascicle.tck.plugin.PluginPlatform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each example, shortened: exact parameter counts, shapes and keys; figures where they are cheap.
 */
class TrainingExamplesTest {
  private final List<String> said = new ArrayList<>();
  @TempDir private Path empty;

  @ParameterizedTest
  @CsvSource({
    "C1, 62346, 832 0 51264 0 0 10250",
    "C2, 592074, 832 0 0 0 589952 1290",
    "C3, 60255, 832 0 4335 0 0 0 48128 6450 510",
    "C4, 663562, 479232 0 184330",
    "D1, 7960, 7850 110",
    "D2, 7960, 7850 110",
    "D3, 407050, 401920 5130",
    "D4, 6154, 1344 0 4160 0 650",
    "D9, 623290, 615440 7850"
  })
  void parametersAreExact(String id, long parameters, String layers) {
    Map<String, Object> figures = run(id, 0, 0, digits());

    assertThat(figures).containsEntry("parameters", parameters);
    assertThat(layerFigures(figures, "parameters"))
        .isEqualTo(Arrays.stream(layers.split(" ")).map(Long::valueOf).toList());
  }

  @Test
  void shapesAreThoseOfTheCourse() {
    assertThat(layerFigures(run("D1", 0, 0, digits()), "shape"))
        .isEqualTo(List.of(Arrays.asList(null, 10L), Arrays.asList(null, 10L)));
  }

  @Test
  void shapesOfConvolutionsAreThoseOfTheCourse() {
    assertThat(layerFigures(run("C1", 0, 0, digits()), "shape").subList(0, 5))
        .isEqualTo(
            List.of(
                Arrays.asList(null, 24L, 24L, 32L),
                Arrays.asList(null, 12L, 12L, 32L),
                Arrays.asList(null, 8L, 8L, 64L),
                Arrays.asList(null, 4L, 4L, 64L),
                Arrays.asList(null, 1024L)));
  }

  @Test
  void sharingSavesWhatTheCourseSays() {
    assertThat(run("C4", 0, 0, digits()))
        .containsEntry("neurons", 18_432L)
        .containsEntry("shared", 832L)
        .containsEntry("local", 479_232L)
        .containsEntry("full", 14_450_688L);
  }

  @Test
  void withoutMnistItSaysSoAndGoesOnWithDrawnDigits() {
    Map<String, Object> figures = run("D1", 1, 0, Optional.of(empty));

    assertThat(figures).containsEntry("dataset", "digits");
    assertThat(String.join("\n", said))
        .contains("MNIST is not here", "Goes on with drawn digits", "Total params: 7,960");
    assertThat((List<?>) figures.get("trainLoss")).hasSize(1);
  }

  @Test
  void randomDataHoldsNothingToLearn() {
    Map<String, Object> figures = run("D4", 20, 1, Optional.of(empty));

    // Five standard deviations of the share of 100 samples hit with a chance of 0.1: 0.15.
    assertThat((Double) figures.get("testAccuracy")).isBetween(0.0, 0.25);
    assertThat((List<?>) figures.get("trainLoss")).hasSize(20);
    assertThat((List<?>) figures.get("secondsPerEpoch")).hasSize(20);
    assertThat(figures)
        .containsEntry("backend", "reference")
        .containsEntry("seed", 1L)
        .containsKeys("trainAccuracy", "testLoss", "stepMillis")
        .doesNotContainKey("valLoss");
  }

  /** The figures of the book, by its own log: loss 2.18 and accuracy 0.29 after one epoch. */
  @Test
  void theFirstEpochOfD1OnMnist() {
    Map<String, Object> figures = run("D1", 1, 0, Optional.of(mnist()));

    assertThat(figures).containsEntry("dataset", "mnist");
    assertThat((Double) ((List<?>) figures.get("trainLoss")).get(0)).isBetween(2.0, 2.3);
    assertThat((Double) ((List<?>) figures.get("trainAccuracy")).get(0)).isBetween(0.15, 0.45);
  }

  /** The fit stands where the normal equations put it, and those give the known line. */
  @ParameterizedTest
  @CsvSource({"D10, -5.7188, 85.7135", "D11, 1.0954, 43.013"})
  void linesAreThoseOfLeastSquares(String id, double slope, double intercept) {
    Map<String, Object> figures = run(id, Examples.find(id).epochs(), 0, Optional.of(empty));

    assertThat((Double) figures.get("difference")).isLessThan(1e-3);
    Map<?, ?> exact = (Map<?, ?>) figures.get("leastSquares");
    assertThat((Double) exact.get("slope")).isCloseTo(slope, within(5e-4));
    assertThat((Double) exact.get("intercept")).isCloseTo(intercept, within(5e-4));
    assertThat(empty.resolve("line.png")).isNotEmptyFile();
  }

  @Test
  void optimisersDescendAsTheCourseShows() {
    Map<String, Object> figures = run("E4", 2, 0, Optional.of(empty));

    Map<?, ?> local = (Map<?, ?>) figures.get("localMinimum");
    // Plain descent stays in the nearer hollow, at x < 0; momentum comes over the ridge.
    assertThat(number(local, "gradient descent", "x")).isNegative();
    assertThat(number(local, "momentum", "x")).isPositive();
    Map<?, ?> bowl = (Map<?, ?>) figures.get("bowl");
    assertThat(bowl).hasSize(6);
    for (Object optimizer : bowl.keySet()) {
      assertThat(number(bowl, optimizer.toString(), "height")).as("%s", optimizer).isLessThan(1.0);
    }
    assertThat(empty.resolve("optimisers.png")).isNotEmptyFile();
    assertThat(empty.resolve("learning-rates.png")).isNotEmptyFile();
  }

  private static double number(Map<?, ?> figures, String optimizer, String key) {
    return (Double) ((Map<?, ?>) figures.get(optimizer)).get(key);
  }

  @Test
  void activationsHaveTheirValuesAndSlopes() {
    Map<String, Object> figures = run("E2", 1, 0, Optional.of(empty));

    Map<?, ?> shapes = (Map<?, ?>) figures.get("activations");
    assertThat(shapes).hasSize(9);
    Map<?, ?> tanh = (Map<?, ?>) shapes.get("tanh");
    assertThat(tanh.get("values"))
        .asInstanceOf(InstanceOfAssertFactories.list(Double.class))
        .last()
        .satisfies(value -> assertThat(value).isCloseTo(Math.tanh(1), within(1e-6)));
    assertThat(tanh.get("slopes"))
        .asInstanceOf(InstanceOfAssertFactories.list(Double.class))
        .last()
        .satisfies(
            slope -> assertThat(slope).isCloseTo(1 - Math.pow(Math.tanh(1), 2), within(1e-6)));
    assertThat((Map<?, ?>) figures.get("deadUnits")).hasSize(3);
    assertThat((Map<?, ?>) figures.get("epochsToError")).hasSize(3);
    assertThat(empty.resolve("activations.png")).isNotEmptyFile();
    assertThat(empty.resolve("dead-units.png")).isNotEmptyFile();
  }

  @Test
  void aShortRunOfD5OnItsData() {
    Map<String, Object> figures = run("D5", 2, 1, Optional.of(mnist()));

    assertThat(figures).containsEntry("parameters", 221L).containsEntry("dataset", "pima_diabetes");
    assertThat((List<?>) figures.get("trainAccuracy")).hasSize(2);
    // 500 of the 768 are healthy: what a guess reaches.
    assertThat((Double) figures.get("testAccuracy")).isBetween(0.6, 0.8);
  }

  private static Path mnist() {
    assumeTrue(hasMnist(), "FASCICLE_DATA names no folder with MNIST");
    return Path.of(System.getenv("FASCICLE_DATA"));
  }

  /** MNIST, which is quick to read, or else drawn digits. */
  private Optional<Path> digits() {
    return Optional.of(hasMnist() ? mnist() : empty);
  }

  private static boolean hasMnist() {
    String folder = System.getenv("FASCICLE_DATA");
    return folder != null && Files.isDirectory(Path.of(folder, "mnist"));
  }

  private Map<String, Object> run(String id, int epochs, long seed, Optional<Path> data) {
    try (PluginPlatform platform = new PluginPlatform(getClass().getClassLoader(), data)) {
      return Examples.find(id)
          .run(
              new ExampleRun(
                  platform.fascicle(),
                  epochs,
                  seed,
                  Optional.of("reference"),
                  new CancelToken(),
                  new TrainingListener() {},
                  said::add,
                  empty));
    }
  }

  /** Weights are float32, and layers compute in bfloat16: it learns as D9 does in float32. */
  @Test
  void aShortRunOfD9InMixedPrecision() {
    try (PluginPlatform platform = new PluginPlatform(getClass().getClassLoader(), digits())) {
      ExampleRun run =
          new ExampleRun(
              platform.fascicle(),
              1,
              1,
              Optional.of("reference"),
              models -> models.policy(DTypePolicy.MIXED_BFLOAT16),
              new CancelToken(),
              new TrainingListener() {},
              said::add,
              empty,
              Map.of());

      Map<String, Object> figures = Examples.find("D9").run(run);

      assertThat((Double) figures.get("testAccuracy")).isGreaterThan(0.94);
    }
  }

  private static List<Object> layerFigures(Map<String, Object> figures, String key) {
    List<Object> values = new ArrayList<>();
    for (Object layer : (List<?>) figures.get("layers")) {
      values.add(((Map<?, ?>) layer).get(key));
    }
    return values;
  }
}
