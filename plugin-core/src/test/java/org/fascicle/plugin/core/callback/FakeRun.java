package org.fascicle.plugin.core.callback;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.Spec;
import org.fascicle.api.model.Summary;
import org.fascicle.api.plugin.Callback;
import org.fascicle.api.plugin.CallbackContext;
import org.fascicle.api.profile.Profile;

/** A training run that replays given logs and writes down what a callback asks for. */
final class FakeRun implements CallbackContext {
  final List<String> said = new ArrayList<>();
  final List<Path> saved = new ArrayList<>();
  final List<String> weights = new ArrayList<>();
  String stopped = "";
  boolean resumed;
  boolean cancelled;
  double rate = 0.1;
  Summary summary = new Summary("model", true, List.of(), 0, 0);
  final Map<String, Spec> layers = new LinkedHashMap<>();
  final Map<String, HostArray> arrays = new LinkedHashMap<>();
  final Map<String, HostArray> outputs = new LinkedHashMap<>();
  private final Map<String, Double> numbers = new HashMap<>();
  private Map<String, Double> logs = new TreeMap<>();
  private int epoch;
  private long batch;

  /** Runs epochs with one value each under a name, until stopped; returns how many ended. */
  <C extends Record> int run(Callback<C> callback, C config, String name, double... values) {
    epoch = 0;
    resumed = false;
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
    resumed = true;
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
    return rate;
  }

  @Override
  public void setLearningRate(double newRate) {
    rate = newRate;
  }

  @Override
  public long samples() {
    return batch + 1;
  }

  @Override
  public void log(String name, double value) {
    logs.put(name, value);
  }

  @Override
  public Summary summary() {
    return summary;
  }

  @Override
  public Map<String, Spec> layers() {
    return layers;
  }

  @Override
  public Map<String, HostArray> weights() {
    return arrays;
  }

  @Override
  public Map<String, HostArray> outputs(long samples, List<String> names) {
    Map<String, HostArray> some = new LinkedHashMap<>(outputs);
    some.keySet().retainAll(names);
    return some;
  }

  @Override
  public boolean isResumed() {
    return resumed;
  }

  @Override
  public boolean isCancelled() {
    return cancelled;
  }

  @Override
  public double scheduled(Spec schedule, long step) {
    return 1.0 / (1 + step);
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
  public void startProfile() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Profile> stopProfile() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void say(String message) {
    said.add(message);
  }
}
