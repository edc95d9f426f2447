package org.fascicle.plugin.rnn.layer;

import java.util.Arrays;
import org.fascicle.api.op.Fill;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;

/**
 * A recurrence taken step by step: for activations and dropout that no operation knows.
 *
 * @param backwards whether the last step comes first
 * @param mask (N, T); null for none
 */
record Steps(boolean backwards, Tensor mask) {
  /** One step. */
  @FunctionalInterface
  interface Cell {
    /**
     * The next states.
     *
     * @param fed the input's part of the sums, (N, gates · units)
     * @param states (N, units) each
     */
    Tensor[] next(Tensor fed, Tensor... states);
  }

  /** A tensor of one number, of x's type. */
  static Tensor filled(LayerContext context, Tensor x, double value, Shape shape) {
    return context.session().apply(new Fill(x.dtype(), shape), context.session().scalar(value));
  }

  /** A mask of samples, (N), holds for all their steps. */
  static Tensor mask(Tensor mask, Tensor x) {
    Shape steps = x.shape().slice(0, 2);
    return mask.shape().rank() == 1 ? mask.expandDims(1).broadcastTo(steps) : mask;
  }

  /**
   * The first state after every step (N, T, units), in the order of the input, then all states
   * after the last one.
   *
   * @param fed (N, T, gates · units)
   */
  Tensor[] run(Cell cell, Tensor fed, Tensor... initial) {
    Tensor[] inputs = fed.unstack(1);
    Tensor[] there = mask == null ? null : mask.expandDims(2).unstack(1);
    Tensor[] states = initial;
    Tensor[] outputs = new Tensor[inputs.length];
    for (int i = 0; i < outputs.length; i++) {
      int time = backwards ? outputs.length - 1 - i : i;
      Tensor[] next = cell.next(inputs[time], states);
      states = there == null ? next : held(there[time], next, states);
      outputs[time] = states[0].expandDims(1);
    }
    Tensor[] results = new Tensor[1 + states.length];
    results[0] = outputs[0].concat(1, Arrays.copyOfRange(outputs, 1, outputs.length));
    System.arraycopy(states, 0, results, 1, states.length);
    return results;
  }

  /** What is next where a step counts, what was before elsewhere. */
  static Tensor[] held(Tensor there, Tensor[] next, Tensor... before) {
    Tensor[] held = new Tensor[next.length];
    for (int i = 0; i < held.length; i++) {
      held[i] = there.where(next[i], before[i]);
    }
    return held;
  }
}
