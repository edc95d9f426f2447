package org.fascicle.plugin.datasets.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.Splits;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.datasets.Samples;
import org.junit.jupiter.api.Test;

class RandomClassificationProviderTest {
  private static Splits open(String labels, Long seed) {
    return new RandomClassificationProvider()
        .open(
            new RandomClassificationConfig(null, null, labels, null, null, seed), Optional.empty());
  }

  @Test
  void hasTheStandardSize() {
    Splits splits = open(null, null);
    assertThat(splits.train().size()).isEqualTo(1000);
    assertThat(splits.test().size()).isEqualTo(100);
    assertThat(splits.train().inputs()).containsExactly(TensorSpec.of(DType.FLOAT32, 20));
    assertThat(splits.train().targets()).containsExactly(TensorSpec.of(DType.FLOAT32, 10));
  }

  @Test
  void isUniform() {
    ByteBuffer features = Samples.first(open(null, 0L).train(), 1000)[0];
    int n = 20_000;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      float value = features.getFloat(i * Float.BYTES);
      assertThat(value).isBetween(0f, Math.nextDown(1f));
      sum += value;
    }
    // Four standard errors of a mean of uniforms.
    assertThat(sum / n).isCloseTo(0.5, within(4 / Math.sqrt(12.0 * n)));
  }

  @Test
  void namesOneClassASample() {
    Dataset hot = open("one_hot", 5L).train();
    Dataset index = open("index", 5L).train();
    int[] counts = new int[10];
    for (long i = 0; i < 1000; i++) {
      int label = Samples.read(index, i)[1].getInt();
      counts[label]++;
      ByteBuffer vector = Samples.read(hot, i)[1];
      for (int k = 0; k < 10; k++) {
        assertThat(vector.getFloat()).isEqualTo(k == label ? 1f : 0f);
      }
    }
    assertThat(counts).doesNotContain(0);
  }

  @Test
  void followsTheSeedAndTellsThePartsApart() {
    Splits splits = open(null, 7L);
    assertThat(Samples.first(open(null, 7L).train(), 50))
        .isEqualTo(Samples.first(splits.train(), 50));
    assertThat(Samples.first(open(null, 8L).train(), 50))
        .isNotEqualTo(Samples.first(splits.train(), 50));
    assertThat(Samples.first(splits.test(), 50)).isNotEqualTo(Samples.first(splits.train(), 50));
  }

  @Test
  void staysTheSame() {
    ByteBuffer[] first = Samples.read(open("index", 0L).train(), 0);
    assertThat(first[0].getFloat()).isEqualTo(0.39904642f);
    assertThat(first[1].getInt()).isEqualTo(8);
  }

  @Test
  void refusesImpossibleSizes() {
    assertThatThrownBy(
            () -> new RandomClassificationConfig(null, 2_000_000, null, null, null, null))
        .hasMessageContaining("classes: expected a number from 1 to 1048576, got 2000000");
    assertThatThrownBy(() -> new RandomClassificationConfig(1 << 20, null, null, 3000, null, null))
        .hasMessageContaining("train_samples");
  }
}
