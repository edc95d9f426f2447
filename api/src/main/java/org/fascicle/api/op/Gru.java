package org.fascicle.api.op;

import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;

/**
 * Gated recurrent unit: with the gates z, r, n in this order, h ← z h + (1 − z) n. Keras's {@code
 * GRU}. One state; inputs and results: {@link RecurrentOp}.
 *
 * <p>Without {@code resetAfter}, as published: z and r are σ(x w + h u + b), n = tanh(x w + (r h) u
 * + b); the bias is (3 · units). With it, as in cuDNN: n = tanh(x w + b + r (h u + b′)), and the
 * bias is (2, 3 · units): b, then b′, which the other gates add to b.
 *
 * @param resetAfter whether the reset gate acts after the recurrent product
 * @see <a href="https://arxiv.org/abs/1406.1078v1">Cho et al.: Learning phrase representations
 *     using RNN encoder–decoder (2014)</a>
 */
public record Gru(boolean resetAfter, boolean backwards, boolean masked) implements RecurrentOp {
  @Override
  public String name() {
    return "gru";
  }

  @Override
  public int gates() {
    return 3;
  }

  @Override
  public int states() {
    return 1;
  }

  @Override
  public Shape biasShape(long units) {
    return resetAfter ? Shape.of(2, 3 * units) : Shape.of(3 * units);
  }

  @Override
  public Tensor[] decompose(Session session, Tensor... inputs) {
    Recurrence time = Recurrence.of(this, inputs);
    Weights weights = new Weights(inputs[RECURRENT], inputs[BIAS]);
    Tensor fed = inputs[X].linear(inputs[KERNEL], weights.inputBias(), Pointwise.LINEAR);
    Tensor h = inputs[STATE];
    Tensor[] states = new Tensor[time.steps()];
    for (int step = 0; step < states.length; step++) {
      h = time.hold(step, Gates.of(weights, time.at(fed, step), h).next(h), h);
      states[step] = h;
    }
    return new Tensor[] {time.join(states)};
  }

  /**
   * Back-propagation through time: the gates of all steps come from h at once; then, from the last
   * step to the first, what dh means for the gates and for h before the step.
   */
  @Override
  public Tensor[] decomposeGradient(Backward backward) {
    Recurrence time = Recurrence.of(this, backward);
    Weights weights = new Weights(backward.input(RECURRENT), backward.input(BIAS));
    Tensor before = time.before(backward.output(0), backward.input(STATE));
    Tensor fed =
        backward.input(X).linear(backward.input(KERNEL), weights.inputBias(), Pointwise.LINEAR);
    Gates gates = Gates.of(weights, fed, before);
    Tensor dh = backward.input(STATE).zerosLike();
    Tensor[] inner = new Tensor[time.steps()];
    Tensor[] outer = new Tensor[time.steps()];
    for (int step = inner.length - 1; step >= 0; step--) {
      Tensor all = dh.add(time.at(backward.outputGradient(0), step));
      Deltas deltas = Deltas.of(weights, gates.at(time, step), time.at(before, step), all);
      inner[step] = time.only(step, deltas.inner);
      outer[step] = time.only(step, deltas.outer);
      dh = time.hold(step, deltas.before, all);
    }
    Tensor[] gradients = new Tensor[backward.inputs()];
    Tensor fedDelta = time.join(inner);
    Tensor recurrentDelta = Recurrence.rows(time.join(outer));
    time.inputGradients(backward, fedDelta, gradients);
    if (resetAfter && backward.wants(BIAS)) {
      gradients[BIAS] =
          gradients[BIAS].expandDims(0).concat(0, recurrentDelta.sum(0).expandDims(0));
    }
    if (backward.wants(RECURRENT)) {
      gradients[RECURRENT] = recurrentGradient(before, gates, recurrentDelta);
    }
    gradients[STATE] = dh;
    return gradients;
  }

  private Tensor recurrentGradient(Tensor before, Gates gates, Tensor delta) {
    Tensor rows = Recurrence.rows(before);
    if (resetAfter) {
      return rows.matmul(delta, true, false);
    }
    long units = before.shape().dim(2);
    Tensor reset = Recurrence.rows(gates.reset.mul(before));
    return rows.matmul(delta.slice(1, 0, 2 * units), true, false)
        .concat(1, reset.matmul(Recurrence.block(delta, 2, units), true, false));
  }

  /** What the recurrent product needs; the bias tells the two forms apart. */
  private record Weights(Tensor recurrent, Tensor bias) {
    boolean resetAfter() {
      return bias.shape().rank() == 2;
    }

    long units() {
      return recurrent.shape().dim(0);
    }

    Tensor inputBias() {
      return resetAfter() ? bias.slice(0, 0, 1).squeeze(0) : bias;
    }

    Tensor recurrentBias() {
      return bias.slice(0, 1, 2).squeeze(0);
    }

    /** The columns of z and r. */
    Tensor updateAndReset() {
      return recurrent.slice(1, 0, 2 * units());
    }

    /** The columns of n. */
    Tensor candidate() {
      return Recurrence.block(recurrent, 2, units());
    }
  }

  /**
   * The gates' values, of one step or of all.
   *
   * @param product h u + b′ of the candidate with {@code resetAfter}, else (r h) u
   */
  private record Gates(Tensor update, Tensor reset, Tensor candidate, Tensor product) {
    static Gates of(Weights weights, Tensor fed, Tensor h) {
      long units = weights.units();
      Tensor fromInput = Recurrence.block(fed, 2, units);
      if (weights.resetAfter()) {
        Tensor fromState = h.linear(weights.recurrent, weights.recurrentBias(), Pointwise.LINEAR);
        Tensor sums = fed.add(fromState);
        Tensor reset = Recurrence.block(sums, 1, units).sigmoid();
        Tensor product = Recurrence.block(fromState, 2, units);
        Tensor candidate = fromInput.add(reset.mul(product)).tanh();
        return new Gates(Recurrence.block(sums, 0, units).sigmoid(), reset, candidate, product);
      }
      Tensor sums =
          fed.slice(-1, 0, 2 * units)
              .add(h.linear(weights.updateAndReset(), null, Pointwise.LINEAR))
              .sigmoid();
      Tensor reset = Recurrence.block(sums, 1, units);
      Tensor product = reset.mul(h).linear(weights.candidate(), null, Pointwise.LINEAR);
      return new Gates(
          Recurrence.block(sums, 0, units), reset, fromInput.add(product).tanh(), product);
    }

    Gates at(Recurrence time, int step) {
      return new Gates(
          time.at(update, step),
          time.at(reset, step),
          time.at(candidate, step),
          time.at(product, step));
    }

    /** The state after a step. */
    Tensor next(Tensor h) {
      return candidate.add(update.mul(h.sub(candidate)));
    }
  }

  /**
   * Gradients of one step.
   *
   * @param inner of x w + b
   * @param outer of the recurrent product
   * @param before of the state before the step
   */
  private record Deltas(Tensor inner, Tensor outer, Tensor before) {
    static Deltas of(Weights weights, Gates gates, Tensor h, Tensor dh) {
      Tensor z = Pointwise.SIGMOID.gradient(gates.update, dh.mul(h.sub(gates.candidate)));
      Tensor n = Pointwise.TANH.gradient(gates.candidate, dh.mul(gates.update.rsub(1)));
      Tensor kept = dh.mul(gates.update);
      if (weights.resetAfter()) {
        Tensor r = Pointwise.SIGMOID.gradient(gates.reset, n.mul(gates.product));
        Tensor outer = z.concat(-1, r, n.mul(gates.reset));
        return new Deltas(
            z.concat(-1, r, n), outer, kept.add(outer.matmul(weights.recurrent, false, true)));
      }
      Tensor dProduct = n.matmul(weights.candidate(), false, true);
      Tensor r = Pointwise.SIGMOID.gradient(gates.reset, dProduct.mul(h));
      Tensor inner = z.concat(-1, r, n);
      Tensor before =
          z.concat(-1, r)
              .matmul(weights.updateAndReset(), false, true)
              .add(dProduct.mul(gates.reset))
              .add(kept);
      return new Deltas(inner, inner, before);
    }
  }
}
