package org.fascicle.api.op;

import java.util.Arrays;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;

/**
 * The time axis of a recurrent operation: steps are counted in the order in which they are taken.
 *
 * @param x (batch, time, features)
 * @param mask (batch, time); null for none
 */
record Recurrence(Tensor x, Tensor mask, boolean backwards) {
  static Recurrence of(RecurrentOp op, Tensor... inputs) {
    return new Recurrence(
        inputs[RecurrentOp.X], op.masked() ? inputs[op.mask()] : null, op.backwards());
  }

  static Recurrence of(RecurrentOp op, Backward call) {
    return new Recurrence(
        call.input(RecurrentOp.X), op.masked() ? call.input(op.mask()) : null, op.backwards());
  }

  /** The number of steps. */
  int steps() {
    return Math.toIntExact(x.shape().dim(1));
  }

  /** One step of a sequence: (batch, time, n) to (batch, n). */
  Tensor at(Tensor sequence, int step) {
    int time = backwards ? steps() - 1 - step : step;
    return sequence.slice(1, time, time + 1).squeeze(1);
  }

  /** A sequence of its steps: (batch, n) each to (batch, time, n). */
  Tensor join(Tensor... parts) {
    Tensor[] ordered = new Tensor[parts.length];
    for (int step = 0; step < parts.length; step++) {
      ordered[backwards ? parts.length - 1 - step : step] = parts[step].expandDims(1);
    }
    return ordered[0].concat(1, Arrays.copyOfRange(ordered, 1, ordered.length));
  }

  /** What is new where the mask is true, what was before elsewhere. */
  Tensor hold(int step, Tensor next, Tensor before) {
    return mask == null ? next : at(mask.expandDims(2), step).where(next, before);
  }

  /** What is new where the mask is true, 0 elsewhere. */
  Tensor only(int step, Tensor next) {
    return mask == null ? next : at(mask.expandDims(2), step).where(next, 0);
  }

  /** The state before each step, of the states after each and the initial one. */
  Tensor before(Tensor states, Tensor initial) {
    Tensor first = initial.expandDims(1);
    return backwards
        ? states.slice(1, 1, steps()).concat(1, first)
        : first.concat(1, states.slice(1, 0, steps() - 1));
  }

  /** A block of the last axis. */
  static Tensor block(Tensor gates, int index, long units) {
    return gates.slice(-1, index * units, (index + 1) * units);
  }

  /** (batch, time, n) as (batch · time, n). */
  static Tensor rows(Tensor sequence) {
    Shape shape = sequence.shape();
    return sequence.reshape(shape.dim(0) * shape.dim(1), shape.dim(2));
  }

  /** The gradients of x, kernel and bias from that of x · kernel + bias (batch, time, gates). */
  void inputGradients(Backward call, Tensor delta, Tensor[] gradients) {
    Tensor rows = rows(delta);
    if (call.wants(RecurrentOp.X)) {
      Tensor kernel = call.input(RecurrentOp.KERNEL);
      gradients[RecurrentOp.X] = rows.matmul(kernel, false, true).reshape(x.shape());
    }
    if (call.wants(RecurrentOp.KERNEL)) {
      gradients[RecurrentOp.KERNEL] = rows(x).matmul(rows, true, false);
    }
    if (call.wants(RecurrentOp.BIAS)) {
      gradients[RecurrentOp.BIAS] = rows.sum(0);
    }
  }
}
