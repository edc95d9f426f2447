package org.fascicle.plugin.core.callback;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fascicle.api.plugin.Callback;
import org.fascicle.api.plugin.CallbackContext;

/** A training run that replays given logs and writes down what a callback asks for. */
final class FakeRun implements CallbackContext {
  final List<String> said = new ArrayList<>();
  final List<Path> saved = new ArrayList<>();
  final List<String> weights = new ArrayList<>();
  String stopped = "";
  private final Map<String, Double> numbers = new HashMap<>();
  private Map<String, Double> logs = Map.of();
  private int epoch;
  private long batch;

  /** Runs epochs with one value each under a name, until stopped; returns how many ended. */
  <C extends Record> int run(Callback<C> callback, C config, String name, double... values) {
    epoch = 0;
    callback.onTrainBegin(config, this);
    int ended = goOn(callback, config, name, 0, values);
    callback.onTrainEnd(config, this);
    return ended;
  }

  /** Runs epochs from one on, without beginning and end. */
  <C extends Record> int goOn(
      Callback<C> callback, C config, String name, int from, double... values) {
    for (int i = 0; i < values.length; i++) {
      epoch = from + i;
      logs = new TreeMap<>(Map.of("loss", 0.5));
      logs.put(name, values[i]);
      callback.onEpochBegin(config, this);
      callback.onBatchEnd(config, this);
      callback.onEpochEnd(config, this);
      if (!stopped.isEmpty()) {
        return i + 1;
      }
    }
    return values.length;
  }

  void at(int newEpoch, long newBatch) {
    epoch = newEpoch;
    batch = newBatch;
  }

  @Override
  public String model() {
    return "model";
  }

  @Override
  public String backend() {
    return "reference";
  }

  @Override
  public int epoch() {
    return epoch;
  }

  @Override
  public int epochs() {
    return 100;
  }

  @Override
  public long batch() {
    return batch;
  }

  @Override
  public long batches() {
    return 10;
  }

  @Override
  public long step() {
    return epoch * 10L + batch;
  }

  @Override
  public Map<String, Double> logs() {
    return logs;
  }

  @Override
  public void stopTraining(String reason) {
    stopped = reason;
  }

  @Override
  public double learningRate() {
    return 0.1;
  }

  @Override
  public void setLearningRate(double rate) {
    throw new AssertionError("no callback here changes the learning rate");
  }

  @Override
  public double get(String name, double ifAbsent) {
    return numbers.getOrDefault(name, ifAbsent);
  }

  @Override
  public void set(String name, double value) {
    numbers.put(name, value);
  }

  @Override
  public void keepWeights(String name) {
    weights.add("keep " + epoch);
  }

  @Override
  public void restoreWeights(String name) {
    weights.add("restore");
  }

  @Override
  public void save(Path file) {
    saved.add(file);
  }

  @Override
  public void say(String message) {
    said.add(message);
  }
}
