package org.fascicle.platform.internal.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fascicle.api.exception.ClosedException;
import org.fascicle.api.model.Compile;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.platform.internal.model.ModelCore;
import org.fascicle.platform.internal.registry.Bindings;
import org.fascicle.platform.internal.registry.Lease;
import org.fascicle.platform.internal.registry.PluginRef;
import org.fascicle.platform.internal.session.Commit;
import org.fascicle.platform.internal.tensor.VariableCell;

/** The optimiser of a model's parameters, and those of single layers. */
public final class Optimizers implements AutoCloseable {
  private final ModelCore core;
  private final Map<String, Optimizing> byLayer = new LinkedHashMap<>();
  private final List<Optimizing> all = new ArrayList<>();

  Optimizers(ModelCore core, Compile options, Bindings bindings) {
    this.core = core;
    Optimizing main =
        new Optimizing(core.session(), bindings.add(options.optimizer(), "optimizer"));
    all.add(main);
    core.variables().layers().forEach(layer -> byLayer.put(layer, main));
    options
        .groups()
        .forEach(
            (layer, spec) -> {
              String where = "optimizer of layer \"" + layer + "\"";
              Optimizing own = new Optimizing(core.session(), bindings.add(spec, where));
              all.add(own);
              byLayer.put(layer, own);
            });
  }

  /** The main optimiser's plugin. */
  PluginRef main() {
    return all.get(0).ref();
  }

  /** The parameters that training updates now. */
  List<VariableCell> trainable() {
    List<VariableCell> trainable = new ArrayList<>();
    for (String layer : byLayer.keySet()) {
      for (VariableCell parameter : core.variables().parameters(layer)) {
        if (parameter.isTrainable()) {
          trainable.add(parameter);
        }
      }
    }
    return trainable;
  }

  /** Creates slots that are not there yet. Outside a step. */
  void prepare(Lease lease) {
    for (String layer : byLayer.keySet()) {
      List<VariableCell> wanting = new ArrayList<>();
      for (VariableCell parameter : core.variables().parameters(layer)) {
        if (parameter.isTrainable()) {
          wanting.add(parameter);
        }
      }
      byLayer.get(layer).prepare(lease, wanting);
    }
  }

  /** Begins a step. */
  void begin(Lease lease) {
    all.forEach(optimizer -> optimizer.begin(lease));
  }

  /** Counts the step when it has been written. */
  void advance(Commit commit) {
    all.forEach(optimizer -> commit.afterwards(optimizer::advance));
  }

  /** Adds the updates of parameters to a commit, in a step that has begun. */
  void update(
      Lease lease,
      Projection projection,
      Commit commit,
      List<VariableCell> parameters,
      Tensor... gradients) {
    for (Optimizing optimizer : all) {
      List<VariableCell> own = new ArrayList<>();
      List<Tensor> theirs = new ArrayList<>();
      for (int i = 0; i < gradients.length; i++) {
        if (byLayer.get(core.variables().layerOf(parameters.get(i))) == optimizer) {
          own.add(parameters.get(i));
          theirs.add(gradients[i]);
        }
      }
      optimizer.update(lease, projection, commit, own, theirs);
    }
  }

  /** Training is over: moving averages replace their parameters. Outside a step. */
  void finish() {
    core.steps()
        .write(
            commit -> {
              all.forEach(optimizer -> optimizer.finish(commit));
              return null;
            });
  }

  /** The learning rate of the main optimiser's next update. */
  double learningRate(Lease lease) {
    return all.get(0).learningRate(lease);
  }

  /** Sets the main optimiser's learning rate. */
  void setLearningRate(double rate) {
    all.get(0).setLearningRate(rate);
  }

  /** Every optimiser, the main one first. */
  public List<Optimizing> all() {
    return all;
  }

  @Override
  public void close() {
    try {
      all.forEach(optimizer -> optimizer.slots().forEach(core.session()::release));
    } catch (ClosedException e) {
      // The session has ended, and the slots with it.
    }
  }
}
