package org.fascicle.plugin.rnn.layer;

import java.util.List;
import org.fascicle.api.plugin.BoundActivation;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;

/** The gates of {@link LstmFormula} see the cell: i and f the one before, o the next one. */
record PeepholeFormula() implements Formula<GatedConfig> {
  private static final String INPUT = "input_gate_peephole_weights";
  private static final String FORGET = "forget_gate_peephole_weights";
  private static final String OUTPUT = "output_gate_peephole_weights";

  @Override
  public int gates() {
    return 4;
  }

  @Override
  public int states() {
    return 2;
  }

  @Override
  public void declare(GatedConfig config, long features, Declarations declarations) {
    Formula.super.declare(config, features, declarations);
    for (String name : List.of(INPUT, FORGET, OUTPUT)) {
      declarations.parameter(name, Shape.of(config.units()), config.kernelInitializer());
    }
  }

  @Override
  public Steps.Cell cell(GatedConfig config, LayerContext context, Tensor hidden) {
    Tensor recurrent = context.parameter("recurrent_kernel");
    BoundActivation activation = context.activation(config.activation());
    BoundActivation gate = context.activation(config.recurrentActivation());
    long units = config.units();
    return (fed, states) -> {
      Tensor sums = fed.add(Formula.seen(states[0], hidden).matmul(recurrent));
      Tensor c = states[1];
      Tensor input = gate.apply(sums.slice(1, 0, units).add(c.mul(context.parameter(INPUT))));
      Tensor forget =
          gate.apply(sums.slice(1, units, 2 * units).add(c.mul(context.parameter(FORGET))));
      Tensor candidate = activation.apply(sums.slice(1, 2 * units, 3 * units));
      Tensor cell = forget.mul(c).add(input.mul(candidate));
      Tensor output =
          gate.apply(sums.slice(1, 3 * units, 4 * units).add(cell.mul(context.parameter(OUTPUT))));
      return new Tensor[] {output.mul(activation.apply(cell)), cell};
    };
  }
}
