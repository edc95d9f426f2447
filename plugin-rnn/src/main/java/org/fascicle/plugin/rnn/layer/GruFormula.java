package org.fascicle.plugin.rnn.layer;

import org.fascicle.api.op.Pointwise;
import org.fascicle.api.plugin.BoundActivation;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;

/**
 * With the gates z, r, n, h ← σ(z) h + (1 − σ(z)) n; where the reset gate r acts, {@link GRU}
 * tells.
 */
record GruFormula() implements Formula<GruConfig> {
  @Override
  public int gates() {
    return 3;
  }

  @Override
  public int states() {
    return 1;
  }

  @Override
  public Shape bias(GruConfig config) {
    return config.resetAfter() ? Shape.of(2, 3 * config.units()) : Shape.of(3 * config.units());
  }

  @Override
  public Tensor inputBias(Tensor bias) {
    return bias.shape().rank() == 2 ? bias.slice(0, 0, 1).squeeze(0) : bias;
  }

  @Override
  public Steps.Cell cell(GruConfig config, LayerContext context, Tensor hidden) {
    Tensor recurrent = context.parameter("recurrent_kernel");
    BoundActivation activation = context.activation(config.activation());
    BoundActivation gate = context.activation(config.recurrentActivation());
    long units = config.units();
    Tensor gates = recurrent.slice(1, 0, 2 * units);
    Tensor candidates = recurrent.slice(1, 2 * units, 3 * units);
    Tensor bias =
        config.resetAfter() && config.useBias()
            ? context.parameter("bias").slice(0, 1, 2).squeeze(0)
            : null;
    return (fed, states) -> {
      Tensor h = Formula.seen(states[0], hidden);
      Tensor ofGates = h.linear(gates, part(bias, 0, 2 * units), Pointwise.LINEAR);
      Tensor both = gate.apply(fed.slice(1, 0, 2 * units).add(ofGates));
      Tensor update = both.slice(1, 0, units);
      Tensor reset = both.slice(1, units, 2 * units);
      Tensor product =
          config.resetAfter()
              ? reset.mul(h.linear(candidates, part(bias, 2 * units, 3 * units), Pointwise.LINEAR))
              : reset.mul(h).matmul(candidates);
      Tensor candidate = activation.apply(fed.slice(1, 2 * units, 3 * units).add(product));
      return new Tensor[] {candidate.add(update.mul(states[0].sub(candidate)))};
    };
  }

  private static Tensor part(Tensor bias, long from, long to) {
    return bias == null ? null : bias.slice(0, from, to);
  }
}
