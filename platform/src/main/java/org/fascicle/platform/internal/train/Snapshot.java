package org.fascicle.platform.internal.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.platform.internal.model.ModelCore;
import org.fascicle.platform.internal.model.Weights;
import org.fascicle.platform.internal.persist.SavedModel;
import org.fascicle.platform.internal.registry.Lease;
import org.fascicle.platform.internal.tensor.VariableCell;

/** Training state as data, taken between two commits, and put back. */
public final class Snapshot {
  private static final String OPTIMIZER = "optimizer/";
  private static final String SUM = "sum/";
  private static final String KEPT = "kept/";

  private Snapshot() {}

  /** Weights, and training state if wanted, as they were between two commits. */
  public record Taken(Map<String, HostArray> weights, Optional<SavedModel.Training> training) {}

  /**
   * Takes a snapshot.
   *
   * @param training null for the weights alone
   */
  public static Taken take(ModelCore core, Training training) {
    Map<String, VariableCell> weights = core.variables().all();
    Map<String, VariableCell> all = new LinkedHashMap<>();
    weights.forEach((name, variable) -> all.put("weight/" + name, variable));
    Map<String, VariableCell> state = training == null ? Map.of() : variables(training);
    all.putAll(state);
    List<SavedModel.Training> numbers = new ArrayList<>();
    Map<String, HostArray> arrays =
        Weights.get(
            core.steps(),
            all,
            () -> {
              numbers.clear();
              if (training != null) {
                numbers.add(numbers(core, training));
              }
            });
    Map<String, HostArray> values = new LinkedHashMap<>();
    weights.keySet().forEach(name -> values.put(name, arrays.get("weight/" + name)));
    arrays.keySet().retainAll(state.keySet());
    return new Taken(values, numbers.stream().findFirst().map(n -> with(n, training, arrays)));
  }

  private static Map<String, VariableCell> variables(Training training) {
    Map<String, VariableCell> all = new LinkedHashMap<>();
    List<Optimizing> optimizers = training.optimizers().all();
    for (int i = 0; i < optimizers.size(); i++) {
      for (VariableCell slot : optimizers.get(i).slots()) {
        all.put(OPTIMIZER + i + "/" + slot.name(), slot);
      }
    }
    Metrics sums = training.state().metrics();
    if (sums != null && training.state().next().batch() > 0) {
      sums.variables().forEach((name, sum) -> all.put(SUM + name, sum));
    }
    return all;
  }

  private static SavedModel.Training numbers(ModelCore core, Training training) {
    RunState state = training.state();
    RunState.Position next = state.next();
    RunState.Reading reading = state.reading();
    long seen = state.metrics() == null ? 0 : state.metrics().samples();
    return new SavedModel.Training(
        next.step(),
        next.epoch(),
        next.batch(),
        core.session().stepCounter(),
        reading.samples() < 0
            ? Optional.empty()
            : Optional.of(
                new SavedModel.Reading(
                    reading.samples(), reading.batchSize(), reading.shuffled(), seen)),
        training.optimizers().all().stream()
            .map(o -> new SavedModel.Optimizer(o.step(), o.override()))
            .toList(),
        state.callbacks(),
        List.copyOf(state.kept().keySet()),
        Map.of());
  }

  private static SavedModel.Training with(
      SavedModel.Training numbers, Training training, Map<String, HostArray> arrays) {
    Map<String, HostArray> all = new LinkedHashMap<>(arrays);
    int i = 0;
    for (Map<String, HostArray> kept : training.state().kept().values()) {
      String prefix = KEPT + i++ + "/";
      kept.forEach((name, array) -> all.put(prefix + name, array));
    }
    return new SavedModel.Training(
        numbers.step(),
        numbers.epoch(),
        numbers.batch(),
        numbers.counter(),
        numbers.reading(),
        numbers.optimizers(),
        numbers.callbacks(),
        numbers.kept(),
        all);
  }

  /**
   * Puts training state back into a model that was just compiled.
   *
   * @throws InvalidArgumentException if it is not this model's
   */
  public static void restore(ModelCore core, Training training, SavedModel.Training saved) {
    List<Optimizing> optimizers = training.optimizers().all();
    if (saved.optimizers().size() != optimizers.size()) {
      throw new InvalidArgumentException(
          "Training state", optimizers.size() + " optimisers", saved.optimizers().size() + "", "");
    }
    Lease rules = training.lease(text -> {}, () -> false);
    for (int i = 0; i < optimizers.size(); i++) {
      restore(core, rules, optimizers.get(i), i, saved);
    }
    RunState state = training.state();
    training.dropSums();
    state.callbacks().clear();
    state.callbacks().putAll(saved.callbacks());
    state.kept().clear();
    for (int i = 0; i < saved.kept().size(); i++) {
      Map<String, HostArray> kept = saved.arrays(KEPT + i + "/");
      Weights.check("Kept weights", core.variables().all(), kept);
      state.kept().put(saved.kept().get(i), kept);
    }
    RunState.Reading reading =
        saved
            .reading()
            .map(r -> new RunState.Reading(r.samples(), r.batchSize(), r.shuffled()))
            .orElse(RunState.Reading.NONE);
    state.restore(
        new RunState.Position(saved.step(), saved.epoch(), saved.batch()),
        reading,
        saved.arrays(SUM),
        saved.reading().map(SavedModel.Reading::seen).orElse(0L));
    core.session().setStepCounter(saved.counter());
  }

  private static void restore(
      ModelCore core, Lease rules, Optimizing optimizer, int index, SavedModel.Training saved) {
    Map<String, HostArray> values = saved.arrays(OPTIMIZER + index + "/");
    List<VariableCell> variables = new ArrayList<>();
    core.variables()
        .all()
        .forEach(
            (name, variable) -> {
              if (values.keySet().stream().anyMatch(slot -> slot.startsWith(name + "/"))) {
                variables.add(variable);
              }
            });
    optimizer.prepare(rules, variables);
    Map<String, VariableCell> slots = new LinkedHashMap<>();
    optimizer.slots().forEach(slot -> slots.put(slot.name(), slot));
    Weights.check("Optimiser state", slots, values);
    Weights.set(core.session(), core.steps(), slots, values);
    optimizer.restore(saved.optimizers().get(index).updates());
    optimizer.setLearningRate(saved.optimizers().get(index).rate());
  }
}
