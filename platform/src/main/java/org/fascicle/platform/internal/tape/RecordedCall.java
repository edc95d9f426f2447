package org.fascicle.platform.internal.tape;

import org.fascicle.api.exception.StaleTapeException;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.platform.internal.dispatch.PreparedCall;
import org.fascicle.platform.internal.memory.Memory;
import org.fascicle.platform.internal.profile.Place;
import org.fascicle.platform.internal.tensor.DeviceTensor;

/**
 * A call that ran: what its gradient rule reads. Shared by the tapes that recorded it; holds its
 * tensors through handles of its own, so that closing a scope takes nothing away.
 */
final class RecordedCall {
  private final Place place;
  private final PreparedCall prepared;
  private final Tensor[] inputs;
  private final DeviceTensor[] outputs;
  private final Memory[] residuals;
  private int tapes;

  /**
   * Records a call.
   *
   * @param place where it is called from; null if nothing says
   * @param residuals what the kernel keeps for its backward; references are taken over
   */
  RecordedCall(
      Place place,
      PreparedCall prepared,
      Tensor[] inputs,
      DeviceTensor[] outputs,
      Memory[] residuals) {
    this.place = place;
    this.prepared = prepared;
    this.inputs = new Tensor[inputs.length];
    this.outputs = new DeviceTensor[outputs.length];
    this.residuals = residuals;
    for (int i = 0; i < inputs.length; i++) {
      this.inputs[i] = inputs[i] instanceof DeviceTensor d ? held(d, i) : inputs[i];
    }
    for (int i = 0; i < outputs.length; i++) {
      this.outputs[i] = outputs[i].alias();
    }
  }

  /** A tensor given twice stays one, for rules that must know. */
  private DeviceTensor held(DeviceTensor input, int count) {
    for (int i = 0; i < count; i++) {
      if (inputs[i] instanceof DeviceTensor d
          && d.node() == input.node()
          && d.version() == input.version()) {
        return d;
      }
    }
    return input.alias();
  }

  Place place() {
    return place;
  }

  Op op() {
    return prepared.op();
  }

  PreparedCall prepared() {
    return prepared;
  }

  int inputs() {
    return inputs.length;
  }

  Tensor input(int index) {
    return inputs[index];
  }

  /** The node of a floating-point input; null for what no gradient flows to. */
  Object path(int input) {
    return inputs[input] instanceof DeviceTensor d && d.dtype().isFloating() ? d.node() : null;
  }

  int outputs() {
    return outputs.length;
  }

  DeviceTensor output(int index) {
    return outputs[index];
  }

  Memory[] residuals() {
    return residuals;
  }

  /** Refuses to go on if a variable has moved on since. */
  void checkVersions() {
    for (Tensor input : inputs) {
      if (input instanceof DeviceTensor d && d.isOutdated()) {
        throw new StaleTapeException(
            op().name()
                + ": the tape saved version "
                + d.version()
                + " of variable \""
                + d.variable().name()
                + "\", which is at version "
                + d.variable().version()
                + " now. Ask for gradients before updating, or open a new tape after it.");
      }
    }
  }

  void retain() {
    tapes++;
  }

  void release() {
    if (--tapes == 0) {
      for (Tensor input : inputs) {
        input.close();
      }
      for (DeviceTensor output : outputs) {
        output.close();
      }
      for (Memory residual : residuals) {
        residual.release();
      }
    }
  }
}
