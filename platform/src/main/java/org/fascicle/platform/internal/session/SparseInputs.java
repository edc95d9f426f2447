package org.fascicle.platform.internal.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.ScatterAdd;
import org.fascicle.api.op.SparseUpdate;
import org.fascicle.api.op.UpdateOp;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.platform.internal.dispatch.ForeignKernels;
import org.fascicle.platform.internal.dispatch.PreparedCall;
import org.fascicle.platform.internal.memory.Memory;
import org.fascicle.platform.internal.plan.Trace;
import org.fascicle.platform.internal.tensor.DeviceTensor;

/**
 * An update's inputs with the slices that its gradient is the sum of, and their indices, in the
 * gradient's place. The gradient, which its step has yet to compute, is then wanted by nobody, and
 * never made.
 */
final class SparseInputs implements AutoCloseable {
  private final SparseUpdate operation;
  private final Tensor[] inputs;
  private final List<DeviceTensor> opened;

  private SparseInputs(SparseUpdate operation, Tensor[] inputs, List<DeviceTensor> opened) {
    this.operation = operation;
    this.inputs = inputs;
    this.opened = opened;
  }

  /**
   * Looks whether a gradient is made of rows.
   *
   * @param trace what the step has noted; null for nothing
   * @param inputs the update's; not checked yet
   * @return null if it is not, or the update is one of all rows
   */
  static SparseInputs find(Trace trace, Op op, Tensor... inputs) {
    if (trace == null || !(op instanceof UpdateOp update) || !update.leavesZeros()) {
      return null;
    }
    int place = update.gradientInput();
    if (place >= inputs.length || !(inputs[place] instanceof DeviceTensor gradient)) {
      return null;
    }
    PreparedCall maker = trace.maker(gradient);
    boolean isOfRows =
        maker != null
            && maker.op() instanceof ScatterAdd scatter
            && scatter.axis() == 0
            && !ForeignKernels.isForeign(maker)
            && gradient.spec().equals(maker.output(0));
    return isOfRows ? of(update, inputs, maker, trace.readFor(gradient)) : null;
  }

  private static SparseInputs of(
      UpdateOp update, Tensor[] inputs, PreparedCall scatter, List<Memory> read) {
    DeviceTensor gradient = (DeviceTensor) inputs[update.gradientInput()];
    List<DeviceTensor> opened = new ArrayList<>();
    for (int i = 0; i < read.size(); i++) {
      Memory inShape = Memory.view(scatter.inputs().get(i), read.get(i));
      opened.add(DeviceTensor.of(gradient.session(), inShape, null));
    }
    List<Tensor> all = new ArrayList<>(Arrays.asList(inputs));
    all.remove(update.gradientInput());
    all.addAll(update.gradientInput(), opened);
    return new SparseInputs(new SparseUpdate(update), all.toArray(Tensor[]::new), opened);
  }

  /** The update by rows. */
  SparseUpdate operation() {
    return operation;
  }

  /** Its inputs, for as long as this is open. */
  Tensor[] inputs() {
    return inputs;
  }

  @Override
  public void close() {
    opened.forEach(DeviceTensor::close);
  }
}
