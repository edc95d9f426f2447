package org.fascicle.plugin.core.initializer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.random.RandomStream;
import org.fascicle.api.tensor.Shape;
import org.junit.jupiter.api.Test;

/** Orthogonal and identity matrices, and what the general rules refuse. */
class MatrixInitializersTest {
  private static double[] orthogonal(double gain, long... dims) {
    var config = new Orthogonal.Config(gain, null);
    return Drawn.values(new Orthogonal(), config, Shape.of(dims), new RandomStream(5, 0, 1));
  }

  /** The product of two columns of a matrix. */
  private static double product(double[] matrix, int columns, int i, int j) {
    double sum = 0;
    for (int row = 0; row < matrix.length / columns; row++) {
      sum += matrix[row * columns + i] * matrix[row * columns + j];
    }
    return sum;
  }

  @Test
  void columnsAreOrthogonal() {
    double[] q = orthogonal(1.5, 3, 2, 5);
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 5; j++) {
        assertThat(product(q, 5, i, j)).isCloseTo(i == j ? 2.25 : 0, within(1e-14));
      }
    }
  }

  @Test
  void rowsAreOrthogonalWhereTheyAreFewer() {
    double[] q = orthogonal(1, 3, 7);
    double[] transposed = new double[21];
    for (int i = 0; i < 21; i++) {
      transposed[(i % 7) * 3 + i / 7] = q[i];
    }
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        assertThat(product(transposed, 3, i, j)).isCloseTo(i == j ? 1 : 0, within(1e-14));
      }
    }
  }

  @Test
  void identityOfUnequalSides() {
    var rule = new Identity();

    assertThat(Drawn.values(rule, new Identity.Config(2.0), Shape.of(2, 3), null))
        .containsExactly(2, 0, 0, 0, 2, 0);
    assertThat(Drawn.values(rule, new Identity.Config(2.0), Shape.of(3, 2), null))
        .containsExactly(2, 0, 0, 2, 0, 0);
  }

  @Test
  void shapesThatDoNotSuitAreRefused() {
    assertThatExceptionOfType(ShapeMismatchException.class)
        .isThrownBy(() -> orthogonal(1, 3))
        .withMessageContaining("two axes or more");
    assertThatExceptionOfType(ShapeMismatchException.class)
        .isThrownBy(() -> new Identity().values(new Identity.Config(null), Shape.of(2, 2, 2), null))
        .withMessageContaining("a matrix");
  }

  @Test
  void badArgumentsAreNamed() {
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> new TruncatedNormal.Config(null, -1.0, null))
        .withMessageContaining("truncated_normal.stddev");
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> new VarianceScaling.Config(0.0, null, null, null))
        .withMessageContaining("variance_scaling.scale");
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> new VarianceScaling.Config(null, "fan", null, null))
        .withMessageContaining("fan_in, fan_out, fan_avg");
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> new VarianceScaling.Config(null, null, "gamma", null))
        .withMessageContaining("truncated_normal, untruncated_normal, uniform");
  }
}
