package org.fascicle.plugin.rnn.layer;

import org.fascicle.api.plugin.BoundActivation;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.tensor.Tensor;

/**
 * With the gates i, f, g, o of x·kernel + h·recurrent_kernel + bias, c ← σ(f) c + σ(i) φ(g) and h ←
 * σ(o) φ(c). States h and c.
 */
record LstmFormula() implements Formula<GatedConfig> {
  @Override
  public int gates() {
    return 4;
  }

  @Override
  public int states() {
    return 2;
  }

  @Override
  public Steps.Cell cell(GatedConfig config, LayerContext context, Tensor hidden) {
    Tensor recurrent = context.parameter("recurrent_kernel");
    BoundActivation activation = context.activation(config.activation());
    BoundActivation gate = context.activation(config.recurrentActivation());
    long units = config.units();
    return (fed, states) -> {
      Tensor sums = fed.add(Formula.seen(states[0], hidden).matmul(recurrent));
      Tensor input = gate.apply(sums.slice(1, 0, units));
      Tensor forget = gate.apply(sums.slice(1, units, 2 * units));
      Tensor candidate = activation.apply(sums.slice(1, 2 * units, 3 * units));
      Tensor output = gate.apply(sums.slice(1, 3 * units, 4 * units));
      Tensor cell = forget.mul(states[1]).add(input.mul(candidate));
      return new Tensor[] {output.mul(activation.apply(cell)), cell};
    };
  }
}
