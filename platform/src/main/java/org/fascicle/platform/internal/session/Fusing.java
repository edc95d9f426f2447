package org.fascicle.platform.internal.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fascicle.api.op.Elementwise;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.Square;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.dispatch.ForeignKernels;
import org.fascicle.platform.internal.dispatch.PreparedCall;
import org.fascicle.platform.internal.plan.Chain;
import org.fascicle.platform.internal.plan.Trace;
import org.fascicle.platform.internal.tensor.DeviceTensor;
import org.fascicle.platform.internal.tensor.VariableCell;
import org.fascicle.spi.backend.Backend.Mode;

/**
 * Makes updates in place of values that a step has noted how to compute and assigns to variables:
 * where arithmetic on elements leads to them, {@link Elementwise} writes them over the variables'
 * values, so that nothing between is put into memory, and nothing is allocated.
 */
final class Fusing {
  private static final Elementwise SQUARE =
      new Elementwise(
          1,
          List.of(new Elementwise.Call(new Square(), List.of(0))),
          List.of(new Elementwise.Result(1, 0)));

  private final PlatformSession session;
  private final Attachment here;
  private final Trace trace;
  private final List<StagedUpdate> updates;

  /** What is assigned, by the number of its result. */
  private final Map<Integer, StagedUpdate> assigned = new HashMap<>();

  /** Variables that updates in place read, and that they write. */
  private final Set<VariableCell> read = new HashSet<>();

  private final Set<VariableCell> written = new HashSet<>();

  private Fusing(
      PlatformSession session, Attachment here, Trace trace, List<StagedUpdate> updates) {
    this.session = session;
    this.here = here;
    this.trace = trace;
    this.updates = updates;
  }

  /**
   * Changes a list of updates.
   *
   * @param trace what the step has noted and not computed yet
   */
  static void fuse(
      PlatformSession session, Attachment here, Trace trace, List<StagedUpdate> updates) {
    new Fusing(session, here, trace, updates).run();
  }

  /** Whether the backend has a kernel for arithmetic on elements of such a tensor. */
  static boolean isDone(Attachment here, TensorSpec spec) {
    return here.prepare(SQUARE, new TensorSpec[] {spec}, Mode.INFERENCE).kernel() != null;
  }

  private void run() {
    List<DeviceTensor> values = new ArrayList<>();
    for (StagedUpdate update : updates) {
      if (update.call() == null) {
        DeviceTensor value = (DeviceTensor) update.inputs()[0];
        values.add(value);
        assigned.put(trace.number(value), update);
      } else {
        note(update.targets(), update.inputs());
      }
    }
    if (!values.isEmpty()) {
      trace.chains(values).forEach(this::replace);
    }
  }

  private void note(List<VariableCell> targets, Tensor... inputs) {
    targets.stream().filter(target -> target != null).forEach(written::add);
    for (Tensor input : inputs) {
      if (input instanceof DeviceTensor tensor && tensor.variable() != null) {
        read.add(tensor.variable());
      }
    }
  }

  private void replace(Chain chain) {
    List<StagedUpdate> replaced = chain.results().stream().map(assigned::get).toList();
    List<VariableCell> targets = replaced.stream().map(update -> update.targets().get(0)).toList();
    List<DeviceTensor> inputs = new ArrayList<>();
    try {
      chain.reads().forEach(source -> inputs.add(trace.open(source, session)));
      List<Integer> over = new ArrayList<>();
      for (VariableCell target : targets) {
        over.add(over(target, inputs));
      }
      Tensor[] given = inputs.toArray(Tensor[]::new);
      Op op = chain.operation(given.length, over);
      PreparedCall call = here.prepare(op, Dispatcher.specs(given), Mode.INFERENCE);
      boolean isOurs = call.kernel() != null && !ForeignKernels.isForeign(call);
      if (isOurs && !isInTheWay(targets, inputs)) {
        updates.add(
            StagedUpdate.ofKernel(
                session.launcher(),
                trace.placeOf(chain.results().get(0)),
                here.backend(),
                call,
                targets,
                given));
        updates.removeAll(replaced);
        replaced.forEach(StagedUpdate::close);
        note(targets, given);
      }
    } finally {
      inputs.forEach(DeviceTensor::close);
    }
  }

  /** Which input is a variable's value; it becomes one if it is none yet. */
  private static int over(VariableCell target, List<DeviceTensor> inputs) {
    for (int i = 0; i < inputs.size(); i++) {
      if (target.equals(inputs.get(i).variable())) {
        return i;
      }
    }
    inputs.add(target.peek().alias());
    return inputs.size() - 1;
  }

  /** Whether one update in place would read what another one has written. */
  private boolean isInTheWay(List<VariableCell> targets, List<DeviceTensor> inputs) {
    return targets.stream().anyMatch(read::contains)
        || inputs.stream().anyMatch(input -> written.contains(input.variable()));
  }
}
