package org.fascicle.platform.internal.session;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.op.CompositeOp;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.platform.internal.dispatch.ForeignKernels;
import org.fascicle.platform.internal.dispatch.PreparedCall;
import org.fascicle.platform.internal.tensor.DeviceTensor;
import org.fascicle.platform.internal.tensor.VariableCell;
import org.fascicle.spi.backend.Backend.Mode;

/** Gets operations over variables ready: everything is checked before the first write. */
final class Updater {
  private final Dispatcher dispatcher;
  private final Launcher launcher;

  Updater(Dispatcher dispatcher, Launcher launcher) {
    this.dispatcher = dispatcher;
    this.launcher = launcher;
  }

  /** Checks and prepares an update; the caller runs and closes its parts, on the same binding. */
  List<StagedUpdate> stage(ThreadState thread, Attachment here, Op op, Tensor[] given) {
    Tensor[] inputs = dispatcher.resolve(thread, here, op, given);
    try (SparseInputs sparse = SparseInputs.find(thread.trace, op, inputs)) {
      PreparedCall call = here.prepare(op, Dispatcher.specs(inputs), Mode.INFERENCE);
      if (sparse != null && !ForeignKernels.isForeign(call)) {
        PreparedCall rows =
            here.prepare(sparse.operation(), Dispatcher.specs(sparse.inputs()), Mode.INFERENCE);
        if (rows.kernel() != null) {
          return List.of(ofKernel(thread, here, rows, sparse.inputs()));
        }
      }
      return call.kernel() == null
          ? decompose(thread, call.parts(), call, targets(call, inputs), inputs)
          : List.of(ofKernel(thread, here, call, inputs));
    } finally {
      Dispatcher.closeUploaded(inputs, given);
    }
  }

  private StagedUpdate ofKernel(
      ThreadState thread, Attachment here, PreparedCall call, Tensor[] inputs) {
    List<VariableCell> targets = targets(call, inputs);
    return StagedUpdate.ofKernel(launcher, thread.place, here.backend(), call, targets, inputs);
  }

  private List<StagedUpdate> decompose(
      ThreadState thread,
      CompositeOp op,
      PreparedCall call,
      List<VariableCell> targets,
      Tensor[] inputs) {
    thread.openFrame();
    try {
      DeviceTensor[] values = dispatcher.decompose(thread, op, call, inputs);
      List<StagedUpdate> updates = new ArrayList<>();
      for (int i = 0; i < values.length; i++) {
        if (targets.get(i) != null) {
          updates.add(StagedUpdate.ofValue(targets.get(i), values[i]));
        }
      }
      return updates;
    } finally {
      thread.closeFrame();
    }
  }

  /** The variables written over, one a result; null for a result that is thrown away. */
  private static List<VariableCell> targets(PreparedCall call, Tensor[] inputs) {
    List<VariableCell> targets = new ArrayList<>(call.outputs());
    Set<VariableCell> seen = new HashSet<>();
    for (int i = 0; i < call.outputs(); i++) {
      int input = call.donated(i);
      VariableCell target = input < 0 ? null : variable(call.op(), input, inputs[input]);
      if (target != null && !seen.add(target)) {
        throw new InvalidArgumentException(
            call.op().name(), "each variable once", "\"" + target.name() + "\" twice", "");
      }
      targets.add(target);
    }
    return targets;
  }

  private static VariableCell variable(Op op, int index, Tensor input) {
    if (!(input instanceof DeviceTensor d) || d.variable() == null || d.isClosed()) {
      throw new InvalidArgumentException(
          op.name(),
          "a variable's value as input " + index + ", which is written over",
          String.valueOf(input),
          "Pass Variable.value(), read after the last update.");
    }
    return d.variable();
  }
}
