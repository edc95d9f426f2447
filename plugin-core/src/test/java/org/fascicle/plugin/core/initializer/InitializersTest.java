package org.fascicle.plugin.core.initializer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.plugin.Initializer;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.random.RandomStream;
import org.fascicle.api.tensor.Shape;
import org.fascicle.plugin.core.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitializersTest {
  private static final Seed NO_SEED = new Seed(null);
  private static final Shape SHAPE = Shape.of(3, 5);

  @Test
  void constants() {
    assertThat(Drawn.values(new Zeros(), new NoConfig(), Shape.of(2, 2), random()))
        .containsExactly(0, 0, 0, 0);
    assertThat(Drawn.values(new Ones(), new NoConfig(), Shape.of(3), random()))
        .containsExactly(1, 1, 1);
    assertThat(Drawn.values(new Constant(), new Constant.Config(2.5), Shape.SCALAR, random()))
        .containsExactly(2.5);
    assertThat(new Constant.Config(null).value()).isZero();
  }

  @Test
  void valuesAreThoseOfNumPy() {
    check("random_uniform", new RandomUniform(), new RandomUniform.Config(-0.2, 0.3, null));
    check("random_normal", new RandomNormal(), new RandomNormal.Config(0.5, 0.1, null));
    check("glorot_uniform", new GlorotUniform(), NO_SEED);
    check("glorot_normal", new GlorotNormal(), NO_SEED);
    check("he_uniform", new HeUniform(), NO_SEED);
    check("he_normal", new HeNormal(), NO_SEED);
  }

  private static <C extends Record> void check(String name, Initializer<C> initializer, C config) {
    // The logarithm of StrictMath and that of C differ by at most one unit in the last place.
    assertThat(Drawn.values(initializer, config, SHAPE, random()))
        .as(name)
        .containsExactly(Golden.values("initializer." + name), within(4e-16));
  }

  @Test
  void varianceIsThatOfTheRule() {
    Shape shape = Shape.of(400, 600);
    // Five standard errors of a variance estimated from 240,000 values: 5·√(2/240,000) < 1.5 %.
    assertThat(variance(new GlorotUniform(), shape)).isCloseTo(2.0 / 1000, within(3e-5));
    assertThat(variance(new GlorotNormal(), shape)).isCloseTo(2.0 / 1000, within(3e-5));
    assertThat(variance(new HeUniform(), shape)).isCloseTo(2.0 / 400, within(8e-5));
    assertThat(variance(new HeNormal(), shape)).isCloseTo(2.0 / 400, within(8e-5));
  }

  private static double variance(Initializer<Seed> initializer, Shape shape) {
    double[] values = Drawn.values(initializer, NO_SEED, shape, random());
    double mean = Arrays.stream(values).average().orElseThrow();
    return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"'', 1, 1", "7, 7, 7", "3 5, 3, 5", "5 5 3 32, 75, 800", "2 2 2 4 6, 32, 48"})
  void fansAreThoseOfKeras(String dims, double in, double out) {
    long[] lengths =
        Arrays.stream(dims.split(" "))
            .filter(d -> !d.isEmpty())
            .mapToLong(Long::parseLong)
            .toArray();

    assertThat(Fans.of(Shape.of(lengths))).isEqualTo(new Fans(in, out));
  }

  @Test
  void aSeedFixesTheValues() {
    RandomStream used = random();
    double[] once = Drawn.values(new HeNormal(), new Seed(5L), SHAPE, used);

    assertThat(Drawn.values(new HeNormal(), new Seed(5L), SHAPE, used)).containsExactly(once);
    assertThat(Drawn.values(new HeNormal(), NO_SEED, SHAPE, used)).isNotEqualTo(once);
  }

  @Test
  void truncatedNormalsStayWithinTwoStandardDeviations() {
    double limit = 2 * Math.sqrt(2.0 / 1000) / 0.8796256610342398;

    double[] values = Drawn.values(new GlorotNormal(), NO_SEED, Shape.of(400, 600), random());

    assertThat(Arrays.stream(values).map(Math::abs).max().orElseThrow())
        .isBetween(0.999 * limit, limit);
  }

  @Test
  void defaultsAreThoseOfKeras() {
    assertThat(new RandomUniform.Config(null, null, null))
        .isEqualTo(new RandomUniform.Config(-0.05, 0.05, null));
    assertThat(new RandomNormal.Config(null, null, null))
        .isEqualTo(new RandomNormal.Config(0.0, 0.05, null));
  }

  @Test
  void refusesNonsense() {
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> new RandomUniform.Config(1.0, 0.0, null))
        .withMessage("random_uniform.maxval: expected a number from minval 1.0 on, got 0.0.");
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> new RandomNormal.Config(0.0, Double.NaN, null))
        .withMessage("random_normal.stddev: expected a number of 0 or more, got NaN.");
  }

  private static RandomStream random() {
    return new RandomStream(7, 0, 3);
  }
}
