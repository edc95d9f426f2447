package org.fascicle.distribution.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.fascicle.distribution.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process is asked to end, as by Ctrl-C, in the middle of training. */
class InterruptionIT {
  @TempDir Path folder;

  @Test
  void savesWhatThereIsAndSaysHowToGoOn() throws IOException, InterruptedException {
    Process training =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "train",
                "--backend",
                "reference",
                "--dataset",
                "digits(train_samples=1000, test_samples=100, flatten=true)",
                "--layers",
                "Dense(units=10, activation=softmax)",
                "--epochs",
                "1000000",
                "--out",
                folder.toString())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader output = training.inputReader()) {
      String line = output.readLine();
      while (line != null && !line.startsWith("Epoch 2/")) {
        line = output.readLine();
      }
      training.toHandle().destroy();

      assertThat(output.lines().collect(Collectors.joining("\n")))
          .contains("Interrupted. Saved", "train --resume");
      assertThat(training.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(folder.resolve("model.fascicle")).isNotEmptyFile();
    } finally {
      training.destroyForcibly();
    }
  }
}
