package org.fascicle.api.op;

import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;

/**
 * Long short-term memory: with the gates i, f, g, o of a = x w + h r + b, in this order, c ← σ(f) c
 * + σ(i) tanh(g) and h ← σ(o) tanh(c). Keras's {@code LSTM}. States h and c; inputs and results:
 * {@link RecurrentOp}.
 *
 * @see <a href="https://arxiv.org/abs/1503.04069">Greff et al.: LSTM, a search space odyssey
 *     (2015), "no peepholes"</a>
 */
public record Lstm(boolean backwards, boolean masked) implements RecurrentOp {
  private static final int CELL = STATE + 1;

  @Override
  public String name() {
    return "lstm";
  }

  @Override
  public int gates() {
    return 4;
  }

  @Override
  public int states() {
    return 2;
  }

  @Override
  public Tensor[] decompose(Session session, Tensor... inputs) {
    Recurrence time = Recurrence.of(this, inputs);
    Tensor fed = inputs[X].linear(inputs[KERNEL], inputs[BIAS], Pointwise.LINEAR);
    Tensor h = inputs[STATE];
    Tensor c = inputs[CELL];
    Tensor[] states = new Tensor[time.steps()];
    for (int step = 0; step < states.length; step++) {
      Gates gates = Gates.of(time.at(fed, step).add(h.matmul(inputs[RECURRENT])));
      Tensor next = gates.next(c);
      h = time.hold(step, gates.output.mul(next.tanh()), h);
      c = time.hold(step, next, c);
      states[step] = h;
    }
    return new Tensor[] {time.join(states), c};
  }

  /**
   * Back-propagation through time. The gates of all steps come from h at once, the cells one after
   * the other; then, from the last step to the first: dc += dh σ(o) tanh′(c), and what that means
   * for the gates; dc before = dc σ(f); dh before = da rᵀ.
   */
  @Override
  public Tensor[] decomposeGradient(Backward backward) {
    Recurrence time = Recurrence.of(this, backward);
    Tensor before = time.before(backward.output(0), backward.input(STATE));
    Gates gates =
        Gates.of(
            backward
                .input(X)
                .linear(backward.input(KERNEL), backward.input(BIAS), Pointwise.LINEAR)
                .add(before.linear(backward.input(RECURRENT), null, Pointwise.LINEAR)));
    Tensor[] cells = cells(time, gates, backward.input(CELL));
    Tensor dh = backward.input(STATE).zerosLike();
    Tensor dc = backward.outputGradient(1);
    Tensor[] deltas = new Tensor[time.steps()];
    for (int step = deltas.length - 1; step >= 0; step--) {
      Gates now = gates.at(time, step);
      Tensor all = dh.add(time.at(backward.outputGradient(0), step));
      Tensor squashed = now.next(cells[step]).tanh();
      Tensor inner = dc.add(Pointwise.TANH.gradient(squashed, all.mul(now.output)));
      deltas[step] = time.only(step, now.deltas(inner, cells[step], all.mul(squashed)));
      dh = time.hold(step, deltas[step].matmul(backward.input(RECURRENT), false, true), all);
      dc = time.hold(step, inner.mul(now.forget), dc);
    }
    Tensor delta = time.join(deltas);
    Tensor[] gradients = new Tensor[backward.inputs()];
    time.inputGradients(backward, delta, gradients);
    if (backward.wants(RECURRENT)) {
      gradients[RECURRENT] = Recurrence.rows(before).matmul(Recurrence.rows(delta), true, false);
    }
    gradients[STATE] = dh;
    gradients[CELL] = dc;
    return gradients;
  }

  /** The cell before each step. */
  private static Tensor[] cells(Recurrence time, Gates gates, Tensor initial) {
    Tensor[] cells = new Tensor[time.steps()];
    cells[0] = initial;
    for (int step = 1; step < cells.length; step++) {
      Tensor before = cells[step - 1];
      cells[step] = time.hold(step - 1, gates.at(time, step - 1).next(before), before);
    }
    return cells;
  }

  /** The gates' values, of one step or of all. */
  private record Gates(Tensor input, Tensor forget, Tensor candidate, Tensor output) {
    static Gates of(Tensor sums) {
      long units = sums.shape().dim(-1) / 4;
      return new Gates(
          Recurrence.block(sums, 0, units).sigmoid(),
          Recurrence.block(sums, 1, units).sigmoid(),
          Recurrence.block(sums, 2, units).tanh(),
          Recurrence.block(sums, 3, units).sigmoid());
    }

    Gates at(Recurrence time, int step) {
      return new Gates(
          time.at(input, step),
          time.at(forget, step),
          time.at(candidate, step),
          time.at(output, step));
    }

    /** The cell after a step. */
    Tensor next(Tensor cell) {
      return forget.mul(cell).add(input.mul(candidate));
    }

    /** The gradient of the sums before the activations: all gates side by side. */
    Tensor deltas(Tensor dc, Tensor cell, Tensor dOutput) {
      Tensor i = Pointwise.SIGMOID.gradient(input, dc.mul(candidate));
      Tensor f = Pointwise.SIGMOID.gradient(forget, dc.mul(cell));
      Tensor g = Pointwise.TANH.gradient(candidate, dc.mul(input));
      return i.concat(-1, f, g, Pointwise.SIGMOID.gradient(output, dOutput));
    }
  }
}
