package org.fascicle.plugin.core.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.fascicle.api.exception.InvalidArgumentException;
import org.junit.jupiter.api.Test;

class ModelCheckpointTest {
  private final ModelCheckpoint callback = new ModelCheckpoint();
  private final FakeRun run = new FakeRun();

  @Test
  void savesEveryEpochUnderItsName() {
    run.run(callback, config("m-{epoch:02d}-{val_loss:.2f}.zip", false), "val_loss", 1.234, 5.6);

    assertThat(run.saved).containsExactly(Path.of("m-01-1.23.zip"), Path.of("m-02-5.60.zip"));
  }

  @Test
  void formatsAsPythonDoes() {
    run.run(callback, config("{epoch}_{epoch:4d}_{val_loss}_{val_loss:.1e}", false), "val_loss", 2);

    assertThat(run.saved).containsExactly(Path.of("1_   1_2.0_2.0e+00"));
  }

  @Test
  void savesOnlyTheBest() {
    run.run(callback, config("best-{epoch}", true), "val_loss", 3, Double.NaN, 4, 2, 2, 1);

    assertThat(run.saved).containsExactly(Path.of("best-1"), Path.of("best-4"), Path.of("best-6"));
  }

  @Test
  void theFirstMustBeatTheThreshold() {
    var config = new ModelCheckpoint.Config("{epoch}", "val_accuracy", true, null, 0.6);
    run.run(callback, config, "val_accuracy", .5, .65, .61, .7);

    assertThat(run.saved).containsExactly(Path.of("2"), Path.of("4"));
  }

  @Test
  void refusesAValueThatTheRunDoesNotHave() {
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> run.run(callback, config("{val_loss}", false), "accuracy", 1))
        .withMessage(
            "ModelCheckpoint.filepath: expected epoch or one of accuracy, loss in braces, got"
                + " {val_loss}. Give fit validation data.");
  }

  @Test
  void refusesAMissingOrMalformedPath() {
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> config(null, false))
        .withMessageContaining("ModelCheckpoint.filepath: expected a path to save to, got nothing");
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> config("model-{epoch:+q}.zip", false))
        .withMessageContaining("names in braces");
  }

  private static ModelCheckpoint.Config config(String filepath, boolean best) {
    return new ModelCheckpoint.Config(filepath, null, best, null, null);
  }
}
