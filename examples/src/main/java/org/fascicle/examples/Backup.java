package org.fascicle.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fascicle.api.exception.FascicleException;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.History;
import org.fascicle.specs.BackupAndRestore;
import org.fascicle.specs.CsvLogger;

/**
 * A training that may be cut off and started again: backups ten times an epoch, and the logs of the
 * epochs that earlier starts have made.
 *
 * @param folder a folder of its own
 */
record Backup(Path folder) {
  /** Option: the folder. */
  static final String OPTION = "backup";

  /** What the option means, for people. */
  static final String MEANING = "a folder for backups: cut off, the training goes on from them";

  private static final String MISSING = "NA";

  /**
   * Adds the callbacks, behind all others: a backup then holds what those remember.
   *
   * @param samples of the data
   */
  Fit fit(Fit options, long samples) {
    make();
    long batches = (samples + options.batchSize() - 1) / options.batchSize();
    return options.callbacks(
        CsvLogger.of(log().toString()),
        BackupAndRestore.of(folder.toString()).saveFreq(Math.max(1, batches / 10)));
  }

  private Path log() {
    return folder.resolve("epochs.csv");
  }

  private void make() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new FascicleException(folder + " cannot be made: " + e.getMessage(), e);
    }
  }

  /**
   * The same with the epochs of earlier starts before its own. Of those only the logs are known:
   * their rates, times, steps and samples are NaN and 0.
   */
  History whole(History last) {
    List<History.Epoch> epochs = new ArrayList<>(rows());
    epochs.subList(Math.max(0, epochs.size() - last.epochs().size()), epochs.size()).clear();
    epochs.addAll(last.epochs());
    return new History(
        epochs, last.events(), last.stop(), last.reason(), last.steps(), last.stepMillis());
  }

  private List<History.Epoch> rows() {
    List<String> lines;
    try {
      lines = Files.exists(log()) ? Files.readAllLines(log()) : List.of();
    } catch (IOException e) {
      throw new FascicleException(log() + " cannot be read: " + e.getMessage(), e);
    }
    return lines.stream().skip(1).map(row -> epoch(lines.get(0).split(",", -1), row)).toList();
  }

  private static History.Epoch epoch(String[] columns, String row) {
    String[] values = row.split(",", -1);
    Map<String, Double> logs = new LinkedHashMap<>();
    for (int i = 1; i < columns.length; i++) {
      if (!values[i].equals(MISSING)) {
        logs.put(columns[i], Double.valueOf(values[i]));
      }
    }
    return new History.Epoch(Integer.parseInt(values[0]), logs, Double.NaN, Double.NaN, 0, 0);
  }
}
