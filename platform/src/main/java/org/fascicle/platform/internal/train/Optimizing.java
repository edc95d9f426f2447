package org.fascicle.platform.internal.train;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Slot;
import org.fascicle.api.tensor.Scope;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.config.OptimizerOptions;
import org.fascicle.platform.internal.profile.Place;
import org.fascicle.platform.internal.registry.Bound;
import org.fascicle.platform.internal.registry.Lease;
import org.fascicle.platform.internal.registry.PluginRef;
import org.fascicle.platform.internal.session.Commit;
import org.fascicle.platform.internal.session.PlatformSession;
import org.fascicle.platform.internal.tensor.VariableCell;

/**
 * An optimiser at work: the slots of its variables, the number of steps made, the learning rate,
 * and what all optimisers have in common. The optimiser's plugin holds none of it.
 */
public final class Optimizing {
  /** The moving average of a variable. */
  static final String AVERAGE = "average";

  /** The sum of gradients since the last update. */
  static final String ACCUMULATOR = "gradient_accumulator";

  private final PlatformSession session;
  private final PluginRef ref;
  private final OptimizerOptions options;
  private final Map<VariableCell, Map<String, VariableCell>> slots = new LinkedHashMap<>();
  private final AtomicLong step = new AtomicLong();

  /** The plugin that gave the slots of all variables here; none while some are missing. */
  private WeakReference<Bound> asked = new WeakReference<>(null);

  private volatile double override = Double.NaN;
  private volatile double rate;

  /** Nothing updated yet. */
  public Optimizing(PlatformSession session, PluginRef ref) {
    this.session = session;
    this.ref = ref;
    this.options = OptimizerOptions.of(ref.spec(), ref.where());
  }

  /** The optimiser's plugin. */
  PluginRef ref() {
    return ref;
  }

  /** Creates the slots that these variables do not have yet. Outside a step. */
  public synchronized void prepare(Lease lease, List<VariableCell> variables) {
    Bound bound = lease.get(ref);
    boolean isKnown = asked.refersTo(bound);
    for (VariableCell variable : variables) {
      if (!isKnown || !slots.containsKey(variable)) {
        asked.clear();
        prepare(bound, variable);
      }
    }
    if (!asked.refersTo(bound)) {
      asked = new WeakReference<>(bound);
    }
  }

  private void prepare(Bound bound, VariableCell variable) {
    Map<String, VariableCell> own = slots.computeIfAbsent(variable, v -> new LinkedHashMap<>());
    Set<String> names = new HashSet<>();
    for (Slot slot : wanted(bound, variable.spec().shape())) {
      if (!names.add(slot.name())) {
        throw new InvalidArgumentException(
            ref.where(), "slots of different names", "\"" + slot.name() + "\" twice", "");
      }
      own.computeIfAbsent(slot.name(), name -> variable(variable, slot));
    }
  }

  private List<Slot> wanted(Bound bound, Shape shape) {
    List<Slot> wanted = new ArrayList<>(bound.optimizer().slots(bound.config(), shape));
    if (options.batches() > 1) {
      wanted.add(Slot.zeros(ACCUMULATOR, shape));
    }
    if (options.useEma()) {
      wanted.add(Slot.zeros(AVERAGE, shape));
    }
    return wanted;
  }

  private VariableCell variable(VariableCell of, Slot slot) {
    TensorSpec spec = TensorSpec.of(of.spec().dtype(), slot.shape());
    return session.variable(of.name() + "/" + slot.name(), spec, slot.initial());
  }

  /** Begins a step: says its learning rate. */
  public void begin(Lease lease) {
    rate = learningRate(lease);
  }

  /**
   * Adds the updates of variables to a commit, in a step that has begun.
   *
   * @param gradients one a variable; null leaves it alone
   */
  public synchronized void update(
      Lease lease,
      Projection projection,
      Commit commit,
      List<VariableCell> variables,
      List<Tensor> gradients) {
    List<VariableCell> own = new ArrayList<>();
    List<Tensor> theirs = new ArrayList<>();
    for (int i = 0; i < gradients.size(); i++) {
      if (gradients.get(i) != null && variables.get(i).spec().shape().elements() > 0) {
        own.add(variables.get(i));
        theirs.add(gradients.get(i));
      }
    }
    session.planning().keepApart(theirs);
    ParameterStep work = new ParameterStep(lease, projection, commit);
    if (session.planning().depending(this::isUpdate)) {
      List<Tensor> clipped = Clipping.of(options).apply(accumulated(own, theirs));
      for (int i = 0; i < own.size(); i++) {
        work.update(own.get(i), clipped.get(i));
      }
    } else {
      for (int i = 0; i < own.size(); i++) {
        work.accumulate(own.get(i), theirs.get(i));
      }
    }
  }

  /** Whether this step's batch completes an update. */
  private boolean isUpdate() {
    return (step.get() + 1) % options.batches() == 0;
  }

  /** The updates before this step. */
  private long updates() {
    return step.get() / options.batches();
  }

  /** A part of the step's learning rate; what it is asked by holds no plugin. */
  private Tensor rate(double part) {
    return session.varying(() -> part * rate);
  }

  private boolean isFirst() {
    return updates() == 0;
  }

  /** Whether this update puts averages in the place of their variables. */
  private boolean overwrites() {
    Long frequency = options.emaOverwriteFrequency();
    return frequency != null && (updates() + 1) % frequency == 0;
  }

  /** The mean gradients of the batches of an update. */
  private List<Tensor> accumulated(List<VariableCell> variables, List<Tensor> gradients) {
    if (options.batches() == 1) {
      return gradients;
    }
    List<Tensor> means = new ArrayList<>();
    for (int i = 0; i < gradients.size(); i++) {
      Tensor sum = slots.get(variables.get(i)).get(ACCUMULATOR).value();
      means.add(gradients.get(i).add(sum).div((double) options.batches()));
    }
    return means;
  }

  /** One step, variable by variable; what each needs on the way is freed before the next. */
  private final class ParameterStep {
    private final Bound bound;
    private final Projection projection;
    private final Commit commit;
    private final double decay;
    private final Tensor rate = rate(1);
    private final Tensor decayed;
    private final Tensor number = session.counting(Optimizing.this::updates);

    ParameterStep(Lease lease, Projection projection, Commit commit) {
      this.bound = lease.get(ref);
      this.projection = projection;
      this.commit = commit;
      Double set = options.weightDecay();
      this.decay = set == null ? bound.optimizer().weightDecay() : set;
      this.decayed = rate(decay);
    }

    void update(VariableCell variable, Tensor gradient) {
      Place before = session.enter(layer(variable), Place.UPDATE);
      try {
        scoped(() -> next(variable, gradient));
      } finally {
        session.leave(before);
      }
    }

    private static String layer(VariableCell variable) {
      int end = variable.name().indexOf('/');
      return end < 0 ? variable.name() : variable.name().substring(0, end);
    }

    private void next(VariableCell variable, Tensor gradient) {
      Tensor now = variable.value();
      boolean decays = decay != 0 && !isExcluded(variable);
      Tensor from = decays ? now.sub(now.mul(decayed)) : now;
      Map<String, VariableCell> own = slots.get(variable);
      ParameterUpdate update =
          new ParameterUpdate(
              variable,
              from,
              own,
              rate,
              number,
              isDirect(variable) ? null : value -> finish(variable, value),
              commit);
      bound.optimizer().update(bound.config(), update, from, gradient);
      if (options.batches() > 1) {
        commit.assign(own.get(ACCUMULATOR), gradient.zerosLike());
      }
    }

    void accumulate(VariableCell variable, Tensor gradient) {
      scoped(
          () -> {
            VariableCell sum = slots.get(variable).get(ACCUMULATOR);
            commit.assign(sum, sum.value().add(gradient));
            Tensor now = variable.value();
            Tensor next = options.useEma() ? averaged(variable, now) : now;
            if (next != now) {
              commit.assign(variable, next);
            }
          });
    }

    private void scoped(Runnable work) {
      Scope scope = session.scope();
      try {
        work.run();
      } finally {
        scope.close();
      }
    }

    private boolean isExcluded(VariableCell variable) {
      return options.excludeFromWeightDecay().stream().anyMatch(variable.name()::contains);
    }

    /** Whether the optimiser's result is the variable's next value. */
    private boolean isDirect(VariableCell variable) {
      return !options.useEma() && !projection.appliesTo(variable);
    }

    /** What becomes of the optimiser's result, in Keras 3's order: average, then constraint. */
    private Tensor finish(VariableCell variable, Tensor next) {
      Tensor value = options.useEma() ? averaged(variable, next) : next;
      return projection.appliesTo(variable) ? projection.apply(variable, value) : value;
    }

    /** Takes a value into the average; gives it back, or the average when that replaces it. */
    private Tensor averaged(VariableCell variable, Tensor next) {
      VariableCell cell = slots.get(variable).get(AVERAGE);
      boolean first = session.planning().depending(Optimizing.this::isFirst);
      double momentum = first ? 0 : options.emaMomentum();
      Tensor average =
          momentum == 0 ? next : cell.value().mul(momentum).add(next.mul(1 - momentum));
      commit.assign(cell, average);
      boolean overwrites = session.planning().depending(Optimizing.this::overwrites);
      return overwrites ? average : next;
    }
  }

  /** Puts moving averages, if there are any, in the place of their variables. */
  synchronized void finish(Commit commit) {
    if (options.useEma() && step.get() > 0) {
      slots.forEach((variable, own) -> commit.assign(variable, own.get(AVERAGE).value()));
    }
  }

  /** A step was committed. */
  public void advance() {
    step.incrementAndGet();
  }

  /** Steps made; with accumulation more than updates. */
  public long step() {
    return step.get();
  }

  /** The learning rate of the next step. */
  public double learningRate(Lease lease) {
    double set = override;
    if (!Double.isNaN(set)) {
      return set;
    }
    Bound bound = lease.get(ref);
    Spec schedule = options.schedule();
    if (schedule != null) {
      Bound rule = bound.nested().get(schedule);
      return rule.schedule().learningRate(rule.config(), step.get());
    }
    Object rate = options.learningRate();
    double base = rate == null ? bound.optimizer().learningRate() : (Double) rate;
    return base / (1 + options.decay() * step.get());
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

  /** Restores the number of steps made. */
  public void restore(long steps) {
    step.set(steps);
  }

  /** Every slot. */
  public synchronized List<VariableCell> slots() {
    List<VariableCell> all = new ArrayList<>();
    slots.values().forEach(own -> all.addAll(own.values()));
    return all;
  }
}
