package org.fascicle.platform.internal.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Optimizer;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.platform.internal.model.Declared;
import org.fascicle.platform.internal.model.HostBytes;
import org.fascicle.platform.internal.model.ModelVariables;
import org.fascicle.platform.internal.registry.Bound;
import org.fascicle.platform.internal.registry.Lease;
import org.fascicle.platform.internal.registry.PluginRef;
import org.fascicle.platform.internal.session.Commit;
import org.fascicle.platform.internal.session.PlatformSession;
import org.fascicle.platform.internal.tensor.VariableCell;

/**
 * An optimiser at work: the slots of its variables, the number of updates made, the learning rate.
 * The optimiser's plugin holds none of it.
 */
public final class Optimizing {
  private final PlatformSession session;
  private final PluginRef ref;
  private final Map<VariableCell, Map<String, VariableCell>> slots = new LinkedHashMap<>();
  private final AtomicLong step = new AtomicLong();
  private volatile double override = Double.NaN;

  /** Nothing updated yet. */
  public Optimizing(PlatformSession session, PluginRef ref) {
    this.session = session;
    this.ref = ref;
  }

  /** The optimiser's plugin. */
  PluginRef ref() {
    return ref;
  }

  /** Creates the slots that these variables do not have yet. Outside a step. */
  public synchronized void prepare(Lease lease, List<VariableCell> variables) {
    Bound bound = lease.get(ref);
    List<String> names = bound.optimizer().slots(bound.config());
    for (VariableCell variable : variables) {
      Map<String, VariableCell> own = slots.computeIfAbsent(variable, v -> new LinkedHashMap<>());
      for (String name : names) {
        own.computeIfAbsent(name, n -> zeros(variable, n));
      }
    }
  }

  private VariableCell zeros(VariableCell of, String name) {
    int count = Math.toIntExact(of.spec().shape().elements());
    return ModelVariables.variable(
        session,
        of.name() + "/" + name,
        Declared.Item.state(of.spec(), 0),
        HostBytes.of(of.spec().dtype(), new double[count]),
        false);
  }

  /**
   * Adds the updates of variables to a commit.
   *
   * @param gradients one a variable; null leaves it alone
   */
  public synchronized void update(
      Lease lease,
      Projection projection,
      Commit commit,
      List<VariableCell> variables,
      List<Tensor> gradients) {
    Bound bound = lease.get(ref);
    Optimizer<Record> optimizer = bound.optimizer();
    Tensor rate = session.scalar(learningRate(lease));
    Tensor number = session.host(step.get());
    for (int i = 0; i < gradients.size(); i++) {
      if (gradients.get(i) != null) {
        VariableCell variable = variables.get(i);
        ParameterUpdate update =
            new ParameterUpdate(variable, slots.get(variable), rate, number, projection, commit);
        optimizer.update(bound.config(), update, variable.value(), gradients.get(i));
      }
    }
  }

  /** An update was committed. */
  public void advance() {
    step.incrementAndGet();
  }

  /** Updates made. */
  public long step() {
    return step.get();
  }

  /** The learning rate of the next update. */
  public double learningRate(Lease lease) {
    double set = override;
    if (!Double.isNaN(set)) {
      return set;
    }
    Bound bound = lease.get(ref);
    Spec schedule = bound.optimizer().schedule(bound.config());
    if (schedule == null) {
      return bound.optimizer().learningRate(bound.config());
    }
    Bound rule = bound.nested().get(schedule);
    return rule.schedule().learningRate(rule.config(), step.get());
  }

  /** A learning rate that holds from now on; NaN for the configured one. */
  public void setLearningRate(double rate) {
    if (rate < 0 || Double.isInfinite(rate)) {
      throw new InvalidArgumentException(
          "Learning rate", "a finite number of 0 or more", rate + "", "");
    }
    override = rate;
  }

  /** The learning rate that was set; NaN for none. */
  public double override() {
    return override;
  }

  /** Restores the number of updates made. */
  public void restore(long updates) {
    step.set(updates);
  }

  /** Every slot. */
  public synchronized List<VariableCell> slots() {
    List<VariableCell> all = new ArrayList<>();
    slots.values().forEach(own -> all.addAll(own.values()));
    return all;
  }
}
