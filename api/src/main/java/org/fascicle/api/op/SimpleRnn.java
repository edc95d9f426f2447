package org.fascicle.api.op;

import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;

/**
 * h ← f(x w + h r + b) at each step; one gate, one state. Keras's {@code SimpleRNN}. Inputs and
 * results: {@link RecurrentOp}.
 *
 * @param activation f
 * @see <a href="https://doi.org/10.1207/s15516709cog1402_1">Elman: Finding structure in time
 *     (1990)</a>
 */
public record SimpleRnn(Pointwise activation, boolean backwards, boolean masked)
    implements RecurrentOp {
  @Override
  public String name() {
    return "simple_rnn";
  }

  @Override
  public int gates() {
    return 1;
  }

  @Override
  public int states() {
    return 1;
  }

  @Override
  public Tensor[] decompose(Session session, Tensor... inputs) {
    Recurrence time = Recurrence.of(this, inputs);
    Tensor fed = inputs[X].linear(inputs[KERNEL], inputs[BIAS], Pointwise.LINEAR);
    Tensor h = inputs[STATE];
    Tensor[] states = new Tensor[time.steps()];
    for (int step = 0; step < states.length; step++) {
      Tensor next = activation.apply(time.at(fed, step).add(h.matmul(inputs[RECURRENT])));
      h = time.hold(step, next, h);
      states[step] = h;
    }
    return new Tensor[] {time.join(states)};
  }

  /** With da = f′ dh at each step, from the last to the first: dh before it = da rᵀ. */
  @Override
  public Tensor[] decomposeGradient(Backward backward) {
    Recurrence time = Recurrence.of(this, backward);
    Tensor states = backward.output(0);
    Tensor dh = backward.input(STATE).zerosLike();
    Tensor[] deltas = new Tensor[time.steps()];
    for (int step = deltas.length - 1; step >= 0; step--) {
      Tensor all = dh.add(time.at(backward.outputGradient(0), step));
      deltas[step] = time.only(step, activation.gradient(time.at(states, step), all));
      dh = time.hold(step, deltas[step].matmul(backward.input(RECURRENT), false, true), all);
    }
    Tensor delta = time.join(deltas);
    Tensor[] gradients = new Tensor[backward.inputs()];
    time.inputGradients(backward, delta, gradients);
    if (backward.wants(RECURRENT)) {
      Tensor before = Recurrence.rows(time.before(states, backward.input(STATE)));
      gradients[RECURRENT] = before.matmul(Recurrence.rows(delta), true, false);
    }
    gradients[STATE] = dh;
    return gradients;
  }
}
