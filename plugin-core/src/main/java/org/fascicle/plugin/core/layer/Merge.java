package org.fascicle.plugin.core.layer;

import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * What layers share that combine several inputs element by element. Shapes broadcast by NumPy's
 * rule behind the batch axis N; inputs of fewer axes get axes of length 1 right behind it: (N, F)
 * and (N, T, F) give (N, T, F).
 *
 * <p>A mask comes out if all inputs have one: what is there in any of them is there in the result.
 */
abstract class Merge implements Layer<NoConfig> {
  @Override
  public final Class<NoConfig> configuration() {
    return NoConfig.class;
  }

  /** (N, …) each, of one element type, to the shape to which they broadcast. */
  @Override
  public List<TensorSpec> build(
      NoConfig config, List<TensorSpec> inputs, Declarations declarations) {
    String layer = getClass().getSimpleName();
    TensorSpec first = Inputs.alike(layer, inputs);
    Shape shape = first.shape().slice(1, first.shape().rank());
    for (TensorSpec input : inputs) {
      shape = Inputs.broadcast(layer, shape, input.shape().slice(1, input.shape().rank()), inputs);
    }
    return List.of(first.with(first.shape().slice(0, 1).concat(shape)));
  }

  @Override
  public final Tensor[] call(NoConfig config, LayerContext context, Tensor... inputs) {
    Masked[] aligned = Masked.aligned(context, inputs);
    Tensor result = merge(aligned);
    context.setMask(Masked.union(result.shape(), aligned));
    return new Tensor[] {result};
  }

  /** The result for inputs of equal rank. */
  abstract Tensor merge(Masked... inputs);

  /** The inputs folded by an operation that knows no masks. */
  static Tensor fold(Masked[] inputs, BinaryOperator<Tensor> operation) {
    return Arrays.stream(inputs).map(Masked::value).reduce(operation).orElseThrow();
  }
}
