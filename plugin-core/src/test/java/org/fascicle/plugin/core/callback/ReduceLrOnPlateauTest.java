package org.fascicle.plugin.core.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import org.fascicle.api.exception.InvalidArgumentException;
import org.junit.jupiter.api.Test;

class ReduceLrOnPlateauTest {
  private final ReduceLrOnPlateau callback = new ReduceLrOnPlateau();
  private final FakeRun run = new FakeRun();

  @Test
  void defaultsAreThoseOfKeras() {
    assertThat(new ReduceLrOnPlateau.Config(null, null, null, null, null, null, null, null))
        .isEqualTo(new ReduceLrOnPlateau.Config("val_loss", 0.1, 10, 0, "auto", 1e-4, 0, 0.0));
  }

  @Test
  void lowersAfterPatienceEpochsAndCountsAnew() {
    run.run(callback, config(2, 0, 0), "val_loss", 3, 3, 3);
    assertThat(run.rate).isCloseTo(0.05, within(1e-15));
    run.at(3, 0);
    run.goOn(callback, config(2, 0, 0), "val_loss", 3, 3);
    assertThat(run.rate).isCloseTo(0.05, within(1e-15));
    run.goOn(callback, config(2, 0, 0), "val_loss", 4, 3);
    assertThat(run.rate).isCloseTo(0.025, within(1e-15));
    assertThat(run.said).hasSize(2).first().isEqualTo("Epoch 3: learning rate lowered to 0.05");
  }

  /** Keras counts the epoch in which the cooldown ends. */
  @Test
  void countsNothingWhileItCools() {
    run.run(callback, config(1, 2, 0), "val_loss", 3, 3, 3);
    assertThat(run.rate).isEqualTo(0.05);
    run.goOn(callback, config(1, 2, 0), "val_loss", 3, 3);
    assertThat(run.rate).isEqualTo(0.025);
  }

  @Test
  void aSmallChangeIsNotBetter() {
    run.run(callback, config(1, 0, 0), "val_loss", 3, 2.99995);
    assertThat(run.rate).isEqualTo(0.05);
  }

  @Test
  void stopsAtTheLeastRate() {
    run.run(callback, config(1, 0, 0.04), "val_loss", 3, 3, 3, 3, 3);
    assertThat(run.rate).isEqualTo(0.04);
    assertThat(run.said).hasSize(2);
  }

  @Test
  void aNanIsNotBetterAndAResumedRunGoesOnCounting() {
    run.run(callback, config(2, 0, 0), "val_loss", 3, Double.NaN);
    run.at(2, 0);
    callback.onTrainBegin(config(2, 0, 0), run);
    run.goOn(callback, config(2, 0, 0), "val_loss", 2, Double.NaN);
    assertThat(run.rate).isEqualTo(0.05);
  }

  @Test
  void refusesNonsense() {
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(
            () -> new ReduceLrOnPlateau.Config(null, 1.0, null, null, null, null, null, null))
        .withMessage("ReduceLROnPlateau.factor: expected a number from 0 to less than 1, got 1.0.");
  }

  private static ReduceLrOnPlateau.Config config(int patience, int cooldown, double minLr) {
    return new ReduceLrOnPlateau.Config(null, 0.5, patience, 1, null, null, cooldown, minLr);
  }
}
