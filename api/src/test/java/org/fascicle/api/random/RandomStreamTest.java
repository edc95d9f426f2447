package org.fascicle.api.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
  @Test
  void drawsTheWordsOfTheBlocksInOrder() {
    int[] expected = new int[8];
    Philox.block(9, 8, 7, 0, 0, expected, 0);
    Philox.block(9, 8, 7, 0, 1, expected, 4);
    RandomStream stream = new RandomStream(9, 8, 7);
    assertThat(IntStream.range(0, 8).map(i -> stream.nextInt()).toArray()).isEqualTo(expected);
  }

  @Test
  void boundedIntegersAreEven() {
    RandomStream stream = new RandomStream(1, 0, 0);
    int[] counts = new int[6];
    for (int i = 0; i < 60_000; i++) {
      counts[(int) stream.nextLong(6)]++;
    }
    // Five standard deviations of a binomial of 60,000 at 1/6.
    for (int count : counts) {
      assertThat(count).isBetween(9_543, 10_457);
    }
  }

  @Test
  void gaussiansHaveMeanZeroAndVarianceOne() {
    RandomStream stream = new RandomStream(2, 0, 0);
    int n = 100_000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double x = stream.nextGaussian();
      sum += x;
      squares += x * x;
    }
    // Five standard errors: 5 / √n and 5 √(2 / n).
    assertThat(sum / n).isCloseTo(0, within(0.016));
    assertThat(squares / n).isCloseTo(1, within(0.023));
  }

  @Test
  void permutationsHoldEveryIndexOnce() {
    int[] order = new RandomStream(3, 0, 0).permutation(101);
    int[] sorted = order.clone();
    Arrays.sort(sorted);
    assertThat(sorted).isEqualTo(IntStream.range(0, 101).toArray());
    assertThat(order).isNotEqualTo(sorted);
    assertThat(new RandomStream(3, 0, 0).permutation(0)).isEmpty();
  }
}
