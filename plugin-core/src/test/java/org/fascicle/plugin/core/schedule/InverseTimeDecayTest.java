package org.fascicle.plugin.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.fascicle.api.exception.InvalidArgumentException;
import org.junit.jupiter.api.Test;

class InverseTimeDecayTest {
  private final InverseTimeDecay schedule = new InverseTimeDecay();

  @Test
  void fallsWithTime() {
    var config = new InverseTimeDecay.Config(0.1, 2.0, 0.5, null);

    assertThat(schedule.learningRate(config, 0)).isEqualTo(0.1);
    assertThat(schedule.learningRate(config, 1)).isEqualTo(0.1 / 1.25);
    assertThat(schedule.learningRate(config, 4)).isEqualTo(0.1 / 2);
  }

  @Test
  void staircaseFallsOnlyEveryFewSteps() {
    var config = new InverseTimeDecay.Config(0.1, 2.0, 0.5, true);

    assertThat(schedule.learningRate(config, 1)).isEqualTo(0.1);
    assertThat(schedule.learningRate(config, 3)).isEqualTo(0.1 / 1.5);
  }

  @Test
  void refusesNonsense() {
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> new InverseTimeDecay.Config(0.1, 0.0, 0.5, null))
        .withMessage("InverseTimeDecay.decay_steps: expected a number above 0, got 0.0.");
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> new InverseTimeDecay.Config(null, 1.0, 0.5, null))
        .withMessageContaining(
            "initial_learning_rate: expected a number of 0 or more, got nothing");
  }
}
