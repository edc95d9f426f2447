package org.fascicle.plugin.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.LearningRateFinder;
import org.fascicle.api.model.LearningRateFinder.Curve;
import org.fascicle.api.model.Model;
import org.fascicle.specs.Adam;
import org.fascicle.specs.Dense;
import org.fascicle.specs.Sgd;
import org.fascicle.tck.plugin.PluginPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LearningRateFinderTest {
  private PluginPlatform platform;

  @BeforeEach
  void start() {
    platform = new PluginPlatform(getClass().getClassLoader(), Optional.empty());
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  /** y = 3x over x in ±1: the mean squared error has the curvature 2·mean(x²), about 2/3. */
  private static Dataset line() {
    float[] x = new float[64];
    float[] y = new float[64];
    for (int i = 0; i < 64; i++) {
      x[i] = (i * 37 % 64 - 31.5f) / 32;
      y[i] = 3 * x[i];
    }
    return Dataset.of(HostArray.of(x, 64, 1), HostArray.of(y, 64, 1));
  }

  private Model model() {
    Model model =
        platform
            .fascicle()
            .sequential("line")
            .add(Dense.of(1).kernelInitializer("zeros").inputShape(1))
            .build();
    model.compile(Sgd.of(0.5), "mse");
    return model;
  }

  @Test
  void findsWhereTheLossFallsAndWhereItGrows() {
    try (Model model = model()) {
      Map<String, HostArray> before = model.getWeights();
      Curve curve =
          LearningRateFinder.of()
              .range(1e-4, 100)
              .steps(120)
              .batchSize(16)
              .find(platform.fascicle()::copy, model, line());

      assertThat(curve.rates().get(0)).isCloseTo(1e-4, within(1e-12));
      assertThat(curve.rates().get(20) / curve.rates().get(19))
          .isCloseTo(Math.pow(1e6, 1 / 119.0), within(1e-9));
      // Beyond 2 / curvature, about 3, it diverges, and the test ends before the highest rate.
      assertThat(curve.rates()).hasSizeBetween(70, 119);
      assertThat(curve.suggestion().orElseThrow()).isBetween(0.01, 1.0);
      // The first rates change nothing: the loss is that of the batches, about mean(9x²) = 3.
      assertThat(curve.losses().get(3)).isBetween(1.5, 5.0);
      assertThat(model.getWeights().get("dense/kernel").toFloats())
          .isEqualTo(before.get("dense/kernel").toFloats());
      assertThat(model.fit(line(), Fit.epochs(1)).epochs().get(0).learningRate()).isEqualTo(0.5);
    }
  }

  @Test
  void suggestsNothingWhereTheLossNeverFalls() {
    List<Double> rates = IntStream.range(1, 41).mapToObj(i -> (double) i).toList();
    // Flat up to 20, then down to 0 at 30, then up.
    List<Double> valley =
        rates.stream().map(r -> r < 20 ? 10 : r < 30 ? 30 - r : 3 * (r - 30)).toList();

    assertThat(new Curve(rates, rates, rates).suggestion()).isEmpty();
    assertThat(new Curve(rates, valley, valley).suggestion()).hasValue(23);
  }

  @Test
  void refusesNonsense() {
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> LearningRateFinder.of().range(0.1, 0.01))
        .withMessageContaining("rates above 0 that rise");
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> LearningRateFinder.of().steps(3));
  }

  @Test
  void aCopyGoesOnAsTheModelWouldAndIsItsOwn() {
    try (Model model = model()) {
      model.compile(Adam.of(0.1), "mse");
      model.fit(line(), Fit.epochs(2).batchSize(16));
      try (Model copy = platform.fascicle().copy(model)) {
        copy.fit(line(), Fit.epochs(4).batchSize(16).resume());
        float[] kernel = model.getWeights().get("dense/kernel").toFloats();
        model.fit(line(), Fit.epochs(4).batchSize(16).resume());

        assertThat(kernel).isNotEqualTo(copy.getWeights().get("dense/kernel").toFloats());
        assertThat(model.getWeights().get("dense/kernel").toFloats())
            .isEqualTo(copy.getWeights().get("dense/kernel").toFloats());
        assertThatExceptionOfType(InvalidArgumentException.class)
            .isThrownBy(() -> platform.fascicle().copy(model.intermediate("dense")))
            .withMessageContaining("Fascicle.copy");
      }
    }
  }
}
