package org.fascicle.platform.internal.train;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.UnknownNameException;
import org.fascicle.api.model.Predict;
import org.fascicle.api.model.Spec;
import org.fascicle.api.model.Summary;
import org.fascicle.api.plugin.CallbackContext;
import org.fascicle.api.profile.Profile;
import org.fascicle.api.profile.Profiling;
import org.fascicle.platform.internal.model.ModelCore;
import org.fascicle.platform.internal.model.Summaries;
import org.fascicle.platform.internal.model.Weights;
import org.fascicle.platform.internal.registry.Bound;
import org.fascicle.platform.internal.registry.PluginRef;

/** A run as one callback sees it. */
final class RunView implements CallbackContext {
  private final FitRun run;
  private final CallbackSet callbacks;
  private final PluginRef ref;
  private final String key;
  private Profiling profiling;

  /**
   * A view.
   *
   * @param callbacks saves what is asked for; null to save at once
   * @param ref the callback; null for the host
   * @param key distinguishes what this callback keeps from what others keep
   */
  RunView(FitRun run, CallbackSet callbacks, PluginRef ref, String key) {
    this.run = run;
    this.callbacks = callbacks;
    this.ref = ref;
    this.key = key;
  }

  @Override
  public String model() {
    return run.core().def().name();
  }

  @Override
  public String backend() {
    return run.core().session().backend();
  }

  @Override
  public int epoch() {
    return run.position().epoch();
  }

  @Override
  public int epochs() {
    return run.options().epochs();
  }

  @Override
  public long batch() {
    return run.batch();
  }

  @Override
  public long batches() {
    return run.batches();
  }

  @Override
  public long step() {
    return run.position().step();
  }

  @Override
  public Map<String, Double> logs() {
    return run.logs().now();
  }

  @Override
  public long samples() {
    return run.samples();
  }

  @Override
  public void log(String name, double value) {
    run.logs().add(name, value);
  }

  @Override
  public Summary summary() {
    return Summaries.of(run.core().graph(), run.core().variables());
  }

  @Override
  public Map<String, Spec> layers() {
    Map<String, Spec> layers = new LinkedHashMap<>();
    run.core().graph().layers().forEach((name, layer) -> layers.put(name, layer.def().spec()));
    return layers;
  }

  @Override
  public Map<String, HostArray> weights() {
    return Weights.get(run.core().steps(), run.core().variables().weights());
  }

  @Override
  public Map<String, HostArray> outputs(long samples, List<String> layers) {
    Dataset some = run.data().take(Math.min(samples, run.data().size()));
    return Prediction.ofLayers(
        run.core(), layers, some, Predict.batchSize(run.options().batchSize()));
  }

  @Override
  public boolean isResumed() {
    return run.isResumed();
  }

  @Override
  public boolean isCancelled() {
    return run.endsCancelled();
  }

  @Override
  public double scheduled(Spec schedule, long step) {
    Bound rule = callbacks.nested(ref, schedule);
    return rule.schedule().learningRate(rule.config(), step);
  }

  @Override
  public void stopTraining(String reason) {
    run.end().stop(reason);
  }

  @Override
  public double learningRate() {
    return run.learningRate();
  }

  @Override
  public void setLearningRate(double rate) {
    run.training().optimizers().setLearningRate(rate);
  }

  @Override
  public double get(String name, double ifAbsent) {
    return run.training().state().callbacks().getOrDefault(key + "/" + name, ifAbsent);
  }

  @Override
  public void set(String name, double value) {
    run.training().state().callbacks().put(key + "/" + name, value);
  }

  @Override
  public void keepWeights(String name) {
    ModelCore core = run.core();
    kept().put(key + "/" + name, Weights.get(core.steps(), core.variables().all()));
  }

  @Override
  public void restoreWeights(String name) {
    Map<String, HostArray> values = kept().get(key + "/" + name);
    if (values == null) {
      throw new UnknownNameException(
          "set of kept weights", name, List.of(), "Call keepWeights first.");
    }
    ModelCore core = run.core();
    Weights.set(core.session(), core.steps(), core.variables().all(), values);
  }

  private Map<String, Map<String, HostArray>> kept() {
    return run.training().state().kept();
  }

  @Override
  public void save(Path file) {
    if (callbacks == null) {
      run.save(file);
    } else {
      callbacks.saveLater(file);
    }
  }

  @Override
  public void startProfile() {
    stopProfile();
    profiling = run.core().session().profile();
  }

  @Override
  public Optional<Profile> stopProfile() {
    if (profiling == null) {
      return Optional.empty();
    }
    profiling.close();
    Profile taken = profiling.profile();
    profiling = null;
    return Optional.of(taken);
  }

  @Override
  public void say(String message) {
    run.events().say(message);
  }
}
