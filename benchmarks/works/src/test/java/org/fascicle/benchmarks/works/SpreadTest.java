package org.fascicle.benchmarks.works;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void quantilesLieBetweenValues() {
    Spread spread = Spread.of(5, 1, 4, 2);

    assertThat(spread.min()).isEqualTo(1);
    assertThat(spread.max()).isEqualTo(5);
    assertThat(spread.median()).isEqualTo(3);
    // NumPy: quantile([1, 2, 4, 5], [0.1, 0.9]).
    assertThat(spread.p10()).isEqualTo(1.3, within(1e-12));
    assertThat(spread.p90()).isEqualTo(4.7, within(1e-12));
  }

  @Test
  void oneValueIsAllOfThem() {
    assertThat(Spread.of(2)).isEqualTo(new Spread(2, 2, 2, 2, 2));
  }

  @Test
  void nothingMeasuredIsNoSpread() {
    assertThatIllegalArgumentException().isThrownBy(Spread::of);
  }
}
