package org.fascicle.plugin.core.callback;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.Model;
import org.fascicle.specs.Adam;
import org.fascicle.specs.BackupAndRestore;
import org.fascicle.specs.CsvLogger;
import org.fascicle.specs.Dense;
import org.fascicle.specs.Dropout;
import org.fascicle.specs.ReduceLrOnPlateau;
import org.fascicle.tck.plugin.PluginPlatform;

/**
 * Trains with a backup and writes down what came out. Killed once on its way, if told where: by
 * {@code halt}, which runs no finally and no shutdown hook, as a killed process does not either.
 */
final class BackedUpProgram {
  private static final int SAMPLES = 100;

  private BackedUpProgram() {}

  /** Arguments: a folder; the step after which to die, 0 for none; steps between backups. */
  public static void main(String... args) throws IOException {
    Path folder = Path.of(args[0]);
    long death = Long.parseLong(args[1]);
    long steps = Long.parseLong(args[2]);
    try (PluginPlatform platform =
            new PluginPlatform(BackedUpProgram.class.getClassLoader(), Optional.empty());
        Model model =
            platform
                .fascicle()
                .sequential("backed-up")
                .seed(5)
                .add(Dense.of(8).activation("tanh").inputShape(3))
                .add(Dropout.of(0.3))
                .add(Dense.of(1))
                .build()) {
      model.compile(Adam.of(0.05), "mse", "mae");
      BackupAndRestore backup = BackupAndRestore.of(folder.resolve("backup").toString());
      model.fit(
          x(),
          y(),
          Fit.epochs(4)
              .batchSize(10)
              .validationSplit(0.2)
              .callbacks(
                  CsvLogger.of(folder.resolve("log.csv").toString()),
                  ReduceLrOnPlateau.of("loss").mode("max").patience(1).factor(0.5),
                  steps == 0 ? backup : backup.saveFreq(steps))
              .onBatchEnd(
                  run -> {
                    if (run.step() == death) {
                      Runtime.getRuntime().halt(9);
                    }
                  }));
      Files.writeString(folder.resolve("weights.txt"), text(model.getWeights()));
    }
  }

  private static HostArray x() {
    float[] x = new float[3 * SAMPLES];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) Math.sin(i * i);
    }
    return HostArray.of(x, SAMPLES, 3);
  }

  private static HostArray y() {
    float[] x = x().toFloats();
    float[] y = new float[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      y[i] = x[3 * i] * x[3 * i + 1] - x[3 * i + 2];
    }
    return HostArray.of(y, SAMPLES, 1);
  }

  private static String text(Map<String, HostArray> weights) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(weights)
        .forEach(
            (name, array) -> {
              text.append(name);
              for (float value : array.toFloats()) {
                text.append(' ').append(Float.toHexString(value));
              }
              text.append('\n');
            });
    return text.toString();
  }
}
