package org.fascicle.plugin.core.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.model.Compile;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.FunctionalBuilder;
import org.fascicle.api.model.GraphLayer;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Node;
import org.fascicle.api.model.Predict;
import org.fascicle.api.model.SpecSource;
import org.fascicle.api.model.Summary;
import org.fascicle.api.random.RandomStream;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.specs.Adam;
import org.fascicle.specs.Concatenate;
import org.fascicle.specs.MeanSquaredError;
import org.fascicle.specs.Sgd;
import org.fascicle.tck.plugin.PluginPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layers together: several inputs and outputs, shared layers, masks that reach a loss, noise. */
class LayersInModelsTest {
  private static final int SAMPLES = 64;

  private final PluginPlatform platform =
      new PluginPlatform(getClass().getClassLoader(), Optional.empty());

  @TempDir Path folder;

  @AfterEach
  void stop() {
    platform.close();
  }

  /** Two inputs through one shared layer, merged in four ways, to two outputs. */
  private Model twins() {
    FunctionalBuilder f = platform.fascicle().functional("twins").seed(3);
    Node left = f.input("left", null, 5);
    Node right = f.input("right", null, 5);
    GraphLayer shared = f.layer(org.fascicle.specs.Dense.of(7).activation("tanh").named("shared"));
    Node a = shared.apply(left);
    Node b = shared.apply(right);
    Node difference = f.apply(org.fascicle.specs.Subtract.of(), a, b);
    Node product = f.apply(org.fascicle.specs.Multiply.of(), a, b);
    Node both = f.apply(Concatenate.of(), difference, product);
    Node sum = f.apply(org.fascicle.specs.Dense.of(1).named("sum"), both);
    Node cosine = f.apply(org.fascicle.specs.Dot.of(-1).normalize(true).named("cosine"), a, b);
    return f.build(List.of(left, right), List.of(sum, cosine));
  }

  private static HostArray random(long site, int... shape) {
    RandomStream random = new RandomStream(5, 0, site);
    float[] values = new float[IntStream.of(shape).reduce(1, (x, y) -> x * y)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return HostArray.of(values, IntStream.of(shape).asLongStream().toArray());
  }

  @Test
  void severalInputsAndOutputsAndASharedLayerTrain() {
    try (Model model = twins()) {
      List<HostArray> inputs = List.of(random(1, SAMPLES, 5), random(2, SAMPLES, 5));
      HostArray zeros = HostArray.zeros(DType.FLOAT32, Shape.of(SAMPLES, 1));
      Dataset data = Dataset.of(inputs, List.of(zeros, zeros));
      model.compile(
          Compile.of(Adam.of(0.01), MeanSquaredError.of(), MeanSquaredError.of())
              .lossWeights(1, 0.5)
              .metrics("mae")
              .metrics("mse"));
      History history = model.fit(data, Fit.epochs(40).batchSize(16));

      assertThat(history.last().keySet())
          .containsExactlyInAnyOrder("loss", "sum_loss", "cosine_loss", "sum_mae", "cosine_mse");
      double[] loss = history.get("loss");
      assertThat(loss[39]).isLessThan(0.2 * loss[0]);
      Map<String, Double> last = model.evaluate(data);
      assertThat(last.get("loss"))
          .isCloseTo(last.get("sum_loss") + 0.5 * last.get("cosine_loss"), within(1e-6));
    }
  }

  @Test
  void theyAreSavedAndSummarised() {
    try (Model model = twins()) {
      Dataset data = Dataset.of(List.of(random(1, 6, 5), random(2, 6, 5)), List.of());
      Summary summary = model.summary();
      model.compile(Compile.of(Sgd.of(0.1), MeanSquaredError.of(), MeanSquaredError.of()));
      model.save(folder.resolve("twins.zip"));

      assertThat(summary.rows())
          .extracting(Summary.Row::name)
          .contains("left", "right", "shared", "subtract", "multiply", "concatenate", "cosine");
      assertThat(summary.parameters()).isEqualTo(5 * 7 + 7 + 14 + 1);
      assertThat(summary.toString()).contains("subtract (Subtract)").contains("shared");
      try (Model loaded = platform.fascicle().load(folder.resolve("twins.zip"))) {
        assertThat(loaded.summary()).isEqualTo(summary);
        List<HostArray> want = model.predict(data, Predict.DEFAULT);
        List<HostArray> got = loaded.predict(data, Predict.DEFAULT);
        for (int i = 0; i < want.size(); i++) {
          assertThat(got.get(i).toFloats()).containsExactly(want.get(i).toFloats());
        }
      }
    }
  }

  @Test
  void shapesThatDoNotMergeAreRefusedByName() {
    FunctionalBuilder f = platform.fascicle().functional("m");
    Node a = f.input(5, 3);
    Node b = f.input(4);
    Node sum = f.apply(org.fascicle.specs.Add.of().named("total"), a, b);

    assertThatExceptionOfType(ShapeMismatchException.class)
        .isThrownBy(() -> f.build(List.of(a, b), List.of(sum)))
        .withMessage(
            "layer \"total\" (Add): Add: expected shapes that broadcast (behind the batch axis,"
                + " aligned at the last, lengths equal or 1), got (None, 5, 3) and (None, 4)."
                + " Reshape one of them.");
  }

  /** What the mask hides has no influence on the loss, nor is it counted. */
  @Test
  void aMaskReachesTheLoss() {
    try (Model model =
        platform
            .fascicle()
            .sequential("series")
            .add(org.fascicle.specs.Masking.of(-1).inputShape(3, 2))
            .add(org.fascicle.specs.Dense.of(1).kernelInitializer("ones").activation("linear"))
            .build()) {
      model.compile(Sgd.of(0.1), "mse");
      HostArray x = HostArray.of(new float[] {1, 2, -1, -1, 3, 4, -1, -1, -1, -1, 5, 6}, 2, 3, 2);
      HostArray y = HostArray.of(new float[] {3, 100, 5, 100, 100, 11}, 2, 3, 1);

      // There are 1+2, 3+4 and 5+6; the targets 3, 5, 11: one is off by 2.
      assertThat(model.evaluate(x, y).get("loss")).isCloseTo(4 / 3.0, within(1e-6));
    }
  }

  @Test
  void activitiesArePenalised() {
    try (Model model =
        platform
            .fascicle()
            .sequential("penalty")
            .add(org.fascicle.specs.ActivityRegularization.of().l1(0.5).l2(0.25).inputShape(2))
            .add(org.fascicle.specs.Flatten.of())
            .build()) {
      model.compile(Sgd.of(0.1), "mse");
      HostArray x = HostArray.of(new float[][] {{1, -2}, {3, 0}});

      // (0.5 · (1 + 2 + 3) + 0.25 · (1 + 4 + 9)) / 2 samples, and no error.
      assertThat(model.evaluate(x, x).get("loss")).isCloseTo(6.5 / 2, within(1e-6));
    }
  }

  @Test
  void noiseHasTheMomentsThatItShould() {
    HostArray zeros = HostArray.zeros(DType.FLOAT32, Shape.of(100, 500));
    float[] added = noisy(org.fascicle.specs.GaussianNoise.of(0.5), zeros);
    // Five standard errors of 50,000 draws: of the mean σ/√n, of the variance σ²·√(2/n).
    assertThat(mean(added)).isCloseTo(0, within(5 * 0.5 / 223.6));
    assertThat(variance(added)).isCloseTo(0.25, within(5 * 0.25 * 0.00633));

    float[] ones = new float[50_000];
    Arrays.fill(ones, 1);
    float[] multiplied =
        noisy(org.fascicle.specs.GaussianDropout.of(0.2), HostArray.of(ones, 100, 500));
    assertThat(mean(multiplied)).isCloseTo(1, within(5 * 0.5 / 223.6));
    assertThat(variance(multiplied)).isCloseTo(0.25, within(5 * 0.25 * 0.00633));
  }

  /** Standard normal inputs stay so: the reason for alpha dropout. */
  @Test
  void alphaDropoutKeepsMeanAndVariance() {
    float[] y = noisy(org.fascicle.specs.AlphaDropout.of(0.3), random(9, 100, 500));

    assertThat(mean(y)).isCloseTo(0, within(0.03));
    assertThat(variance(y)).isCloseTo(1, within(0.05));
  }

  @Test
  void aNoiseShapeDropsTogether() {
    float[] ones = new float[40 * 30];
    Arrays.fill(ones, 1);
    float[] y =
        noisy(org.fascicle.specs.Dropout.of(0.5).noiseShape(null, 1L), HostArray.of(ones, 40, 30));
    int kept = 0;
    for (int row = 0; row < 40; row++) {
      float first = y[row * 30];
      kept += first == 0 ? 0 : 1;
      for (int i = 0; i < 30; i++) {
        assertThat(y[row * 30 + i]).isEqualTo(first).isIn(0f, 2f);
      }
    }
    assertThat(kept).isBetween(8, 32);
  }

  /** A seed of its own draws the same in models of unlike seeds; other layers do not. */
  @Test
  void aLayersOwnSeedOutranksTheModels() {
    HostArray x = random(1, 4, 50);
    SpecSource own = org.fascicle.specs.GaussianNoise.of(0.5).seed(7);

    assertThat(noisy(own, x, 1)).containsExactly(noisy(own, x, 2));
    SpecSource ofModel = org.fascicle.specs.GaussianNoise.of(0.5);
    assertThat(noisy(ofModel, x, 1)).isNotEqualTo(noisy(ofModel, x, 2));
  }

  private float[] noisy(SpecSource layer, HostArray x) {
    return noisy(layer, x, 0);
  }

  /** What a layer gives in a first training step. */
  private float[] noisy(SpecSource layer, HostArray x, long seed) {
    try (Model model =
        platform
            .fascicle()
            .sequential("noise")
            .inputShape(x.shape().dim(1))
            .add(layer)
            .seed(seed)
            .build()) {
      Tensor in = model.session().tensor(x.toFloats(), x.shape().dims());
      return model.call(true, Map.of(), in)[0].toFloats();
    }
  }

  private static double mean(float... values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElseThrow();
  }

  private static double variance(float... values) {
    double mean = mean(values);
    return IntStream.range(0, values.length)
        .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
        .average()
        .orElseThrow();
  }
}
