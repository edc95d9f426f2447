package org.fascicle.plugin.core.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.fascicle.api.exception.InvalidArgumentException;
import org.junit.jupiter.api.Test;

class EarlyStoppingTest {
  private final EarlyStopping callback = new EarlyStopping();
  private final FakeRun run = new FakeRun();

  @Test
  void defaultsAreThoseOfKeras() {
    assertThat(new EarlyStopping.Config(null, null, null, null, null, null, null))
        .isEqualTo(new EarlyStopping.Config("val_loss", 0.0, 0, "auto", null, false, 0));
  }

  @Test
  void stopsAfterPatienceEpochsWithoutGettingBetter() {
    assertThat(run.run(callback, patient(2), "val_loss", 3, 2, 2.5, 2.1, 1)).isEqualTo(4);
    assertThat(run.stopped).isEqualTo("early stopping: val_loss was best in epoch 2 (2.0)");
  }

  @Test
  void startsCountingAgainWhenItGetsBetter() {
    assertThat(run.run(callback, patient(2), "val_loss", 3, 4, 2, 3, 1, 2, 3, 0)).isEqualTo(7);
  }

  @Test
  void accuracyGetsBetterUpwards() {
    var config = new EarlyStopping.Config("val_accuracy", null, 1, null, null, null, null);

    assertThat(run.run(callback, config, "val_accuracy", .5, .6, .7, .65, .8)).isEqualTo(4);
  }

  @Test
  void aSmallChangeIsNotBetter() {
    var config = new EarlyStopping.Config("val_loss", 0.1, 2, null, null, null, null);

    assertThat(run.run(callback, config, "val_loss", 1, .95, .92, .5)).isEqualTo(3);
  }

  @Test
  void putsTheBestWeightsBackAlsoWhenNotStopped() {
    var config = new EarlyStopping.Config("val_loss", null, 5, null, null, true, null);
    run.run(callback, config, "val_loss", 3, 2, 4);

    assertThat(run.weights).containsExactly("keep 0", "keep 1", "restore");
  }

  @Test
  void belowTheBaselineGettingBetterDoesNotHelp() {
    var config = new EarlyStopping.Config("val_loss", null, 3, null, 1.0, null, null);

    assertThat(run.run(callback, config, "val_loss", 5, 4, 3, 3.5, 2)).isEqualTo(4);
  }

  @Test
  void waitsForTheFirstEpochToWatch() {
    var config = new EarlyStopping.Config("val_loss", null, 1, null, null, null, 3);

    assertThat(run.run(callback, config, "val_loss", 1, 2, 3, 4, 5, 6)).isEqualTo(5);
  }

  @Test
  void aNanIsNeverTheBest() {
    assertThat(run.run(callback, patient(2), "val_loss", Double.NaN, 2, 3, 1, Double.NaN, 9, 9))
        .isEqualTo(6);
    assertThat(run.stopped).contains("epoch 4 (1.0)");
  }

  @Test
  void aResumedRunGoesOnCounting() {
    assertThat(run.run(callback, patient(2), "val_loss", 1, 2)).isEqualTo(2);
    run.at(2, 0);
    callback.onTrainBegin(patient(2), run);

    assertThat(run.goOn(callback, patient(2), "val_loss", 2, 3, 4)).isEqualTo(1);
  }

  @Test
  void aNewRunStartsAfresh() {
    run.run(callback, patient(2), "val_loss", 1, 2);

    assertThat(run.run(callback, patient(2), "val_loss", 9, 8, 7)).isEqualTo(3);
    assertThat(run.stopped).isEmpty();
  }

  @Test
  void saysOnceWhatIsMissing() {
    run.run(callback, patient(1), "accuracy", .5, .4, .3);

    assertThat(run.said)
        .containsExactly(
            "EarlyStopping watches val_loss, which this run does not have (it has accuracy, loss),"
                + " so it does nothing. Give fit validation data.");
  }

  @Test
  void refusesAModeThatItCannotGuess() {
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(
            () -> new EarlyStopping.Config("val_perplexity", null, null, null, null, null, null))
        .withMessage(
            "EarlyStopping.mode: expected min or max for a value that is neither a loss nor an"
                + " accuracy by its name, got auto for \"val_perplexity\". Say which way it gets"
                + " better.");
  }

  @Test
  void refusesNonsense() {
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> patient(-1))
        .withMessage("EarlyStopping.patience: expected a number of 0 or more, got -1.0.");
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> new EarlyStopping.Config("loss", null, null, "best", null, null, null))
        .withMessage("EarlyStopping.mode: expected one of auto, min, max, got \"best\".");
  }

  private static EarlyStopping.Config patient(int patience) {
    return new EarlyStopping.Config(null, null, patience, null, null, null, null);
  }
}
