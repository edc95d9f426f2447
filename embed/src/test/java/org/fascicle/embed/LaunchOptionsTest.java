package org.fascicle.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.spi.backend.Threading;
import org.junit.jupiter.api.Test;

class LaunchOptionsTest {
  @Test
  void threadsAndPinningBecomePropertiesOfTheFramework() {
    LaunchOptions options = new LaunchOptions().threads(3).pinned(true);
    assertThat(options.request().properties())
        .containsEntry(Threading.THREADS_PROPERTY, "3")
        .containsEntry(Threading.PIN_PROPERTY, "true");
  }

  @Test
  void whatIsNotSaidIsLeftOpen() {
    assumeTrue(System.getenv(Threading.THREADS_VARIABLE) == null, "the user has said it");
    assertThat(new LaunchOptions().request().properties()).isEmpty();
  }

  @Test
  void fewerThreadsThanOneAreRefused() {
    for (int wrong : new int[] {0, -1, Integer.MIN_VALUE}) {
      assertThatThrownBy(() -> new LaunchOptions().threads(wrong))
          .isInstanceOf(InvalidArgumentException.class)
          .hasMessageContaining(
              "LaunchOptions.threads: expected a number of 1 or more, got " + wrong);
    }
  }
}
