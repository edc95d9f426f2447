package org.fascicle.distribution.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressBarTest {
  @Test
  void showsNumbersAsKerasDoes() {
    assertThat(ProgressBar.number(0.12345)).isEqualTo("0.1235");
    assertThat(ProgressBar.number(12.3456)).isEqualTo("12.3456");
    assertThat(ProgressBar.number(1.25e-7)).isEqualTo("1.2500e-07");
    assertThat(ProgressBar.number(0)).isEqualTo("0.0000");
    assertThat(ProgressBar.number(Double.NaN)).isEqualTo("NaN");
  }

  @Test
  void choosesTheUnitOfADuration() {
    assertThat(ProgressBar.duration(12e-6)).isEqualTo("12µs");
    assertThat(ProgressBar.duration(0.00152)).isEqualTo("1.5ms");
    assertThat(ProgressBar.duration(12.4)).isEqualTo("12s");
    assertThat(ProgressBar.duration(185)).isEqualTo("3:05");
  }
}
