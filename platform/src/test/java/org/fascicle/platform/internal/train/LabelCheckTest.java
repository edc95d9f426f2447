package org.fascicle.platform.internal.train;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.plugin.Labels;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.testing.HostNumbers;
import org.junit.jupiter.api.Test;

class LabelCheckTest {
  private static final long[] SAMPLES = {40, 41, 42};

  @Test
  void oneHotRowsAndDistributionsPass() {
    accepts(Labels.distributions(1), TensorSpec.of(DType.FLOAT32, 3), 0, 1, 0, .25, .5, .25);
    accepts(Labels.distributions(1), TensorSpec.of(DType.UINT8, 2), 0, 1, 1, 0);
  }

  @Test
  void rowsThatAreNoDistributionsAreRefused() {
    TensorSpec row = TensorSpec.of(DType.FLOAT32, 3);
    refuses(Labels.distributions(1), row, "the sum 2 at sample 41", 0, 1, 0, 1, 1, 0);
    refuses(Labels.distributions(1), row, "the sum 0 at sample 40", 0, 0, 0, 0, 1, 0);
    refuses(Labels.distributions(1), row, "a number below 0 at sample 41", 0, 1, 0, 2, -1, 0);
    refuses(Labels.distributions(1), row, "the sum NaN at sample 40", 0, 1, Double.NaN);
  }

  /** Two pixels with two classes each, the classes first: (K, W). */
  @Test
  void distributionsLieAlongTheirAxis() {
    TensorSpec image = TensorSpec.of(DType.FLOAT64, 2, 2);
    accepts(Labels.distributions(1), image, 1, 0, 0, 1);
    accepts(Labels.distributions(1), image, .25, 1, .75, 0);
    accepts(Labels.distributions(2), image, .25, .75, 1, 0);
    refuses(Labels.distributions(2), image, "the sum 1.25 at sample 40", .25, 1, .75, 0);
  }

  @Test
  void sharesLieBetweenZeroAndOne() {
    TensorSpec bits = TensorSpec.of(DType.FLOAT32, 2);
    accepts(Labels.shares(), bits, 0, 1, .5, 1);
    refuses(Labels.shares(), bits, "-1 at sample 41", 0, 1, -1, 1);
    refuses(Labels.shares(), bits, "2 at sample 40", 0, 2, 1, 1);
  }

  @Test
  void anIgnoredClassPasses() {
    TensorSpec label = TensorSpec.of(DType.INT32);
    accepts(Labels.classes(3, 255), label, 0, 255, 2);
    refuses(Labels.classes(3, 255), label, "label 3 at sample 41", 0, 3, 2);
    refuses(Labels.classes(3), label, "label 255 at sample 41", 0, 255, 2);
  }

  private static void accepts(Labels labels, TensorSpec sample, double... elements) {
    assertThatCode(() -> check(labels, sample, elements)).doesNotThrowAnyException();
  }

  private static void refuses(Labels labels, TensorSpec sample, String what, double... elements) {
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> check(labels, sample, elements))
        .withMessageStartingWith("Targets: expected ")
        .withMessageContaining("got " + what);
  }

  private static void check(Labels labels, TensorSpec sample, double... elements) {
    int samples = (int) (elements.length / sample.shape().elements());
    LabelCheck.of("Targets", "some_loss", labels, sample)
        .batch(HostNumbers.of(sample.dtype(), elements), samples, SAMPLES, 0);
  }
}
