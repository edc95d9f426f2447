package org.fascicle.plugin.rnn.layer;

import java.util.Collections;
import java.util.List;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * One step of a recurrent network: x (N, features) and states (N, units) come in, h and the next
 * states come out. Without states it begins with zeros.
 */
abstract class CellLayer<C extends Record & CellConfig> implements Layer<C> {
  /** The step. */
  abstract Formula<? super C> formula();

  /** The layer's name, for messages. */
  private String name() {
    return getClass().getSimpleName();
  }

  @Override
  public List<TensorSpec> build(C config, List<TensorSpec> inputs, Declarations declarations) {
    TensorSpec x = inputs.get(0);
    if (!x.dtype().isFloating() || x.shape().rank() != 2 || x.shape().dim(1) == Shape.UNKNOWN) {
      throw new ShapeMismatchException(
          name(),
          "one step of real numbers (None, features) with a known number of features",
          x.toString(),
          "For sequences, put the cell into an RNN.");
    }
    TensorSpec state = x.with(Shape.of(x.shape().dim(0), config.units()));
    States.check(name(), inputs, Collections.nCopies(formula().states(), state));
    formula().declare(config, x.shape().dim(1), declarations);
    return Collections.nCopies(1 + formula().states(), state);
  }

  @Override
  public Tensor[] call(C config, LayerContext context, Tensor... inputs) {
    context.setMask(null);
    Tensor x = inputs[0];
    TensorSpec state = x.spec().with(bounds(x, config.units()));
    List<TensorSpec> specs = Collections.nCopies(formula().states(), state);
    Tensor[] states = States.initial(name(), false, context, specs, inputs);
    Tensor kept = kept(config, context, 0, config.dropout(), bounds(x, x.shape().dim(1)), x);
    Tensor hidden =
        kept(config, context, 1, config.recurrentDropout(), bounds(x, config.units()), x);
    Tensor bias = config.useBias() ? formula().inputBias(context.parameter("bias")) : null;
    Tensor fed = Formula.seen(x, kept).linear(context.parameter("kernel"), bias, Pointwise.LINEAR);
    Tensor[] next = formula().cell(config, context, hidden).next(fed, states);
    Tensor[] results = new Tensor[1 + next.length];
    results[0] = next[0];
    System.arraycopy(next, 0, results, 1, next.length);
    return results;
  }

  private static Shape bounds(Tensor x, long units) {
    return Shape.of(x.shape().dim(0), units);
  }

  /** Factors for all steps: 0 for what is dropped, 1 / (1 − rate) for the rest; null for none. */
  private Tensor kept(
      C config, LayerContext context, int draw, double rate, Shape shape, Tensor x) {
    return context.isTraining() && rate > 0
        ? Steps.filled(context, x, 1, shape).dropout(rate, context.lastingKey(draw, config.seed()))
        : null;
  }
}
