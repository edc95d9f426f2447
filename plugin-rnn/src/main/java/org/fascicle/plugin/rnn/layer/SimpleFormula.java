package org.fascicle.plugin.rnn.layer;

import org.fascicle.api.plugin.BoundActivation;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.tensor.Tensor;

/** h ← f(x·kernel + h·recurrent_kernel + bias). */
record SimpleFormula() implements Formula<CellConfig> {
  @Override
  public int gates() {
    return 1;
  }

  @Override
  public int states() {
    return 1;
  }

  @Override
  public Steps.Cell cell(CellConfig config, LayerContext context, Tensor hidden) {
    Tensor recurrent = context.parameter("recurrent_kernel");
    BoundActivation activation = context.activation(config.activation());
    return (fed, states) ->
        new Tensor[] {activation.apply(fed.add(Formula.seen(states[0], hidden).matmul(recurrent)))};
  }
}
