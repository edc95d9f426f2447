package org.fascicle.plugin.core.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.fascicle.api.exception.FascicleException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvLoggerTest {
  @TempDir Path folder;
  private final CsvLogger callback = new CsvLogger();
  private final FakeRun run = new FakeRun();

  @Test
  void writesARowAnEpoch() throws IOException {
    run.run(callback, config(null, null), "val_loss", 1.5, Double.NaN);

    assertThat(file()).hasContent("epoch,loss,val_loss\n0,0.5,1.5\n1,0.5,NaN\n");
  }

  @Test
  void aValidationThatComesLaterHasColumns() throws IOException {
    run.run(callback, config(";", null), "accuracy", 0.25);

    assertThat(file()).hasContent("epoch;accuracy;loss;val_accuracy;val_loss\n0;0.25;0.5;NA;NA\n");
  }

  @Test
  void replacesOrAppends() throws IOException {
    run.run(callback, config(null, true), "val_loss", 1);
    run.run(callback, config(null, true), "val_loss", 2);
    assertThat(file()).hasContent("epoch,loss,val_loss\n0,0.5,1.0\n0,0.5,2.0\n");
    run.run(callback, config(null, false), "val_loss", 3);
    assertThat(file()).hasContent("epoch,loss,val_loss\n0,0.5,3.0\n");
  }

  @Test
  void aResumedRunDropsTheRowsThatItMakesAgainAndWhatACrashLeft() throws IOException {
    run.run(callback, config(null, true), "val_loss", 7, 8);
    run.run(callback, config(null, true), "val_loss", 1, 2, 3);
    Files.writeString(file(), "3,0.", StandardOpenOption.APPEND);
    run.at(2, 0);
    callback.onTrainBegin(config(null, true), run);
    run.goOn(callback, config(null, true), "val_loss", 2, 4);

    assertThat(file())
        .hasContent("epoch,loss,val_loss\n0,0.5,7.0\n1,0.5,8.0\n0,0.5,1.0\n1,0.5,2.0\n2,0.5,4.0\n");
  }

  @Test
  void namesTheFileThatCannotBeWritten() throws IOException {
    Files.writeString(folder.resolve("occupied"), "");
    CsvLogger.Config config =
        new CsvLogger.Config(folder.resolve("occupied/log.csv").toString(), null, null);

    assertThatExceptionOfType(FascicleException.class)
        .isThrownBy(() -> callback.onTrainBegin(config, run))
        .withMessageContaining("log.csv cannot be written: ");
  }

  private CsvLogger.Config config(String separator, Boolean append) {
    return new CsvLogger.Config(file().toString(), separator, append);
  }

  private Path file() {
    return folder.resolve("logs/log.csv");
  }
}
