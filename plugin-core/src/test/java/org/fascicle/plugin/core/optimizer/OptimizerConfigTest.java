package org.fascicle.plugin.core.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.plugin.core.schedule.InverseTimeDecay;
import org.junit.jupiter.api.Test;

class OptimizerConfigTest {
  @Test
  void defaultsAreThoseOfKeras() {
    assertThat(new Sgd.Config(null, null, null, null))
        .isEqualTo(new Sgd.Config(0.01, 0.0, false, 0.0));
    assertThat(new Adam.Config(null, null, null, null, null))
        .isEqualTo(new Adam.Config(0.001, 0.9, 0.999, 1e-7, 0.0));
  }

  @Test
  void slotsAreKeptOnlyWhereNeeded() {
    assertThat(new Sgd().slots(new Sgd.Config(null, null, true, null))).isEmpty();
    assertThat(new Sgd().slots(new Sgd.Config(null, 0.9, null, null))).containsExactly("momentum");
    assertThat(new Adam().slots(new Adam.Config(null, null, null, null, null)))
        .containsExactly("momentum", "velocity");
  }

  @Test
  void decayIsASchedule() {
    assertThat(new Sgd().schedule(new Sgd.Config(null, null, null, null))).isNull();
    assertThat(new Sgd().schedule(new Sgd.Config(null, null, null, 1e-6)))
        .isEqualTo(InverseTimeDecay.ofDecay(0.01, 1e-6));
    assertThat(new Adam().schedule(new Adam.Config(0.1, null, null, null, 0.5)))
        .isEqualTo(InverseTimeDecay.ofDecay(0.1, 0.5));
  }

  @Test
  void refusesNonsense() {
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> new Sgd.Config(-0.1, null, null, null))
        .withMessage("SGD.learning_rate: expected a number of 0 or more, got -0.1.");
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> new Sgd.Config(null, 1.5, null, null))
        .withMessage("SGD.momentum: expected a number from 0 to 1, got 1.5.");
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> new Adam.Config(null, 1.0, null, null, null))
        .withMessage("Adam.beta_1: expected a number from 0 to less than 1, got 1.0.");
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> new Adam.Config(null, null, null, Double.NaN, null))
        .withMessage("Adam.epsilon: expected a number of 0 or more, got NaN.");
  }
}
