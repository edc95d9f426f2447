package org.fascicle.plugin.datasets.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DiceTest {
  private static final int DRAWS = 100_000;

  @Test
  void bellHasMeanZeroAndVarianceOne() {
    Dice dice = new Dice(1, 0, 0);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < DRAWS; i++) {
      double draw = dice.bell();
      assertThat(Math.abs(draw)).isLessThan(2 * Math.sqrt(3));
      sum += draw;
      squares += draw * draw;
    }
    // Four standard errors: 1/√n for the mean, about 1.3/√n for the variance of this sum.
    assertThat(sum / DRAWS).isCloseTo(0, within(4 / Math.sqrt(DRAWS)));
    assertThat(squares / DRAWS).isCloseTo(1, within(5.2 / Math.sqrt(DRAWS)));
  }

  @Test
  void belowIsFair() {
    Dice dice = new Dice(2, 0, 0);
    int[] counts = new int[6];
    for (int i = 0; i < DRAWS; i++) {
      counts[dice.below(6)]++;
    }
    // Four standard deviations of a binomial count with p = 1/6.
    double tolerance = 4 * Math.sqrt(DRAWS * (1 / 6.0) * (5 / 6.0));
    for (int count : counts) {
      assertThat((double) count).isCloseTo(DRAWS / 6.0, within(tolerance));
    }
  }

  @Test
  void everySeedSeriesAndIndexHasItsOwnNumbers() {
    double draw = new Dice(1, 2, 3).uniform(0, 1);
    assertThat(new Dice(1, 2, 3).uniform(0, 1)).isEqualTo(draw);
    assertThat(new Dice(9, 2, 3).uniform(0, 1)).isNotEqualTo(draw);
    assertThat(new Dice(1, 9, 3).uniform(0, 1)).isNotEqualTo(draw);
    assertThat(new Dice(1, 2, 9).uniform(0, 1)).isNotEqualTo(draw);
  }
}
