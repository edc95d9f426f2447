package org.fascicle.platform.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in use at the same time never overlaps, and little more is taken than is in use. */
class PackingTest {
  private final Packing packing = new Packing();

  private int add(long bytes, int from, int to) {
    int number = packing.add(TensorSpec.of(DType.UINT8, bytes), from);
    packing.use(number, to);
    return number;
  }

  private long end() {
    long[] offsets = packing.offsets();
    return IntStream.range(0, offsets.length)
        .mapToLong(i -> offsets[i] + packing.specs().get(i).bytes())
        .max()
        .orElse(0);
  }

  @Test
  void aChainTakesTwoPlaces() {
    for (int i = 0; i < 10; i++) {
      add(640, i, i + 1);
    }
    assertThat(end()).isEqualTo(2 * 640);
  }

  @Test
  void whatLivesLongIsNotInTheWay() {
    add(64, 0, 9);
    for (int i = 0; i < 9; i++) {
      add(1000, i, i);
    }
    assertThat(end()).isEqualTo(1024 + 64);
  }

  @Test
  void whatIsReadByACallIsNotWrittenByIt() {
    int read = add(640, 0, 1);
    int written = add(640, 1, 2);
    long[] offsets = packing.offsets();
    assertThat(Math.abs(offsets[read] - offsets[written])).isGreaterThanOrEqualTo(640);
  }

  @Test
  void whatHasNoBytesHasAPlace() {
    add(0, 0, 1);
    add(0, 0, 1);
    assertThat(packing.offsets()).containsExactly(0, 64);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void nothingOverlaps(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int count = 200;
    long[] bytes = new long[count];
    int[] from = new int[count];
    int[] to = new int[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = random.nextInt(1, 10_000);
      from[i] = i;
      to[i] = Math.min(count, i + random.nextInt(30));
      add(bytes[i], from[i], to[i]);
    }
    long[] offsets = packing.offsets();
    long most = 0;
    for (int i = 0; i < count; i++) {
      assertThat(offsets[i] % 64).isZero();
      long together = 0;
      for (int j = 0; j < count; j++) {
        together += from[j] <= i && i <= to[j] ? bytes[j] : 0;
        if (i != j && from[i] <= to[j] && from[j] <= to[i]) {
          assertThat(offsets[i] + bytes[i] <= offsets[j] || offsets[j] + bytes[j] <= offsets[i])
              .as("places of %d and %d", i, j)
              .isTrue();
        }
      }
      most = Math.max(most, together);
    }
    assertThat((double) end()).isBetween((double) most, 1.2 * most);
  }
}
