package org.fascicle.plugin.core.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.fascicle.api.exception.InvalidArgumentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackupAndRestoreTest {
  @TempDir Path folder;

  /**
   * A killed program, started again, ends with the weights and the log of one that ran through.
   * There are 8 steps an epoch.
   */
  @ParameterizedTest
  @CsvSource({
    "0, 13", // after each epoch; killed in the second
    "3, 14", // every three steps; killed in the second epoch, two steps after a backup
    "8, 17", // due at the last step of an epoch: kept when the epoch is over
  })
  void aKilledProgramGoesOnExactly(long steps, long death) throws Exception {
    Path unbroken = Files.createDirectories(folder.resolve("unbroken"));
    Path broken = Files.createDirectories(folder.resolve("broken"));
    assertThat(run(unbroken, 0, steps)).isZero();
    assertThat(run(broken, death, steps)).isEqualTo(9);
    assertThat(broken.resolve("backup/latest.fascicle")).exists();
    assertThat(broken.resolve("weights.txt")).doesNotExist();
    // The step of its death lies behind it, or it would die again: it must not make it once more.
    assertThat(run(broken, 0, steps)).isZero();

    assertThat(broken.resolve("weights.txt"))
        .hasSameTextualContentAs(unbroken.resolve("weights.txt"));
    assertThat(broken.resolve("log.csv")).hasSameTextualContentAs(unbroken.resolve("log.csv"));
    assertThat(broken.resolve("backup/latest.fascicle")).doesNotExist();
  }

  private int run(Path where, long death, long steps) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                BackedUpProgram.class.getName(),
                where.toString(),
                death + "",
                steps + "")
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(where.resolve("output.txt").toFile()))
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    String output = Files.readString(where.resolve("output.txt"));
    assertThat(process.exitValue()).as(output).isIn(0, 9);
    return process.exitValue();
  }

  @Test
  void keepsTheBackupOfACancelledRun() throws IOException {
    BackupAndRestore.Config config = config(null);
    Files.writeString(folder.resolve("latest.fascicle"), "");
    FakeRun run = new FakeRun();
    run.cancelled = true;
    new BackupAndRestore().onTrainEnd(config, run);
    assertThat(new BackupAndRestore().resumeFrom(config))
        .contains(folder.resolve("latest.fascicle"));
    run.cancelled = false;
    new BackupAndRestore().onTrainEnd(config, run);
    assertThat(new BackupAndRestore().resumeFrom(config)).isEmpty();
  }

  @Test
  void refusesNonsense() {
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> config(0L))
        .withMessage("BackupAndRestore.save_freq: expected \"epoch\" or a number of steps, got 0.");
  }

  private BackupAndRestore.Config config(Object freq) {
    return new BackupAndRestore.Config(folder.toString(), freq, null);
  }
}
