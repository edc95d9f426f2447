package org.fascicle.platform.internal.model;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.BoundLayer;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.config.CommonKeys;
import org.fascicle.platform.internal.config.Where;
import org.fascicle.platform.internal.registry.Bound;

/** A layer inside another one, during one call of the outer one. */
final class InnerLayer implements BoundLayer {
  private final String label;
  private final Spec spec;
  private final CallContext context;
  private final OptionalLong batchSize;

  /**
   * A layer that was not called yet.
   *
   * @param context its own; one for all its calls, so that each draws other random numbers
   * @param graph the model's, for the size of batches
   */
  InnerLayer(String name, Spec spec, CallContext context, BuiltGraph graph) {
    this.label = label(name, spec);
    this.spec = spec;
    this.context = context;
    this.batchSize = graph.def().batchSize();
  }

  @Override
  public Result call(Tensor mask, Tensor... inputs) {
    context.begin(mask);
    Bound bound = context.bound();
    Tensor[] results;
    try {
      results = bound.layer().call(bound.config(), context, context.cast(inputs));
    } catch (InvalidArgumentException e) {
      throw Where.in(label, e);
    }
    Spec penalty = CommonKeys.activityRegularizer(spec);
    for (int i = 0; penalty != null && i < results.length; i++) {
      context.addLoss(context.penalty(penalty, results[i]));
    }
    return new Result(List.of(results), context.outputMask());
  }

  @Override
  public List<TensorSpec> outputs(List<TensorSpec> inputs) {
    Bound bound = context.bound();
    Declared declared = new Declared(label, context.policy(), bound.nested(), batchSize);
    return outputs(bound, label, inputs, declared);
  }

  /** As messages name it, within the outer one. */
  static String label(String name, Spec layer) {
    return "layer \"" + name + "\" (" + layer.type() + ") inside";
  }

  /**
   * The plugin of a layer that a configuration holds.
   *
   * @throws InvalidArgumentException if it holds no such layer
   */
  static Bound require(Map<Spec, Bound> nested, Spec layer, String where) {
    Bound bound = nested.get(layer);
    if (bound == null) {
      throw new InvalidArgumentException(
          where,
          "a layer that its configuration record holds",
          layer.toString(),
          "Name it in a component of type Spec, so that it is bound before the step begins.");
    }
    return bound;
  }

  /**
   * What a layer gives of inputs, cast to the type that it computes in, as its build says; a
   * refusal says which layer refused.
   */
  static List<TensorSpec> outputs(
      Bound bound, String label, List<TensorSpec> inputs, Declared declared) {
    List<TensorSpec> cast =
        inputs.stream()
            .map(spec -> casts(bound, spec, declared) ? spec.with(declared.computeDtype()) : spec)
            .toList();
    try {
      return bound.layer().build(bound.config(), cast, declared);
    } catch (InvalidArgumentException e) {
      throw Where.in(label, e);
    }
  }

  private static boolean casts(Bound bound, TensorSpec input, Declared declared) {
    return casts(bound, input.dtype(), declared.computeDtype());
  }

  /** Whether an input is to be cast. */
  static boolean casts(Bound bound, DType input, DType compute) {
    return input != compute && input.isFloating() && bound.layer().autocasts();
  }
}
