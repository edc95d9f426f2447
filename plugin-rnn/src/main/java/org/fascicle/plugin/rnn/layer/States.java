package org.fascicle.plugin.rnn.layer;

import java.util.List;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.op.Fill;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/** States between steps: given, kept by a {@code stateful} layer from batch to batch, or zeros. */
final class States {
  private static final String STATE = "state_";

  private States() {}

  /**
   * Refuses initial states that are none of a layer's.
   *
   * @param inputs x, then states if there are any
   * @param states what the layer keeps
   */
  static void check(String layer, List<TensorSpec> inputs, List<TensorSpec> states) {
    int count = states.size();
    if (inputs.size() != 1 && inputs.size() != 1 + count) {
      throw new InvalidArgumentException(
          layer,
          "one input, or one and " + count + " initial state" + (count > 1 ? "s" : ""),
          inputs.size() + " inputs",
          "");
    }
    for (int i = 1; i < inputs.size(); i++) {
      TensorSpec wanted = states.get(i - 1);
      if (!inputs.get(i).equals(wanted)) {
        throw new ShapeMismatchException(
            layer, "an initial state " + wanted, inputs.get(i).toString(), "");
      }
    }
  }

  /** Declares what is kept from batch to batch. */
  static void declare(String layer, Declarations declarations, List<TensorSpec> states) {
    long batch =
        declarations
            .batchSize()
            .orElseThrow(
                () ->
                    new InvalidArgumentException(
                        layer,
                        "batches of one size, since it is stateful",
                        "batches of any size",
                        "Say so where the model begins: Input.of(…).batchSize(…)."));
    for (int i = 0; i < states.size(); i++) {
      Shape shape = states.get(i).shape().with(0, batch);
      declarations.carried(STATE + i, states.get(i).dtype().wide(), shape);
    }
  }

  /**
   * The states that a call begins with.
   *
   * @param inputs x, then states if there are any
   * @param specs what the states are; N is taken from x
   */
  static Tensor[] initial(
      String layer,
      boolean stateful,
      LayerContext context,
      List<TensorSpec> specs,
      Tensor... inputs) {
    Tensor[] states = new Tensor[specs.size()];
    Tensor x = inputs[0];
    for (int i = 0; i < states.length; i++) {
      states[i] =
          inputs.length > 1
              ? inputs[1 + i]
              : stateful
                  ? kept(layer, context.state(STATE + i), x)
                  : zeros(context, specs.get(i), x.shape().dim(0));
    }
    return states;
  }

  private static Tensor zeros(LayerContext context, TensorSpec state, long samples) {
    Fill fill = new Fill(state.dtype(), state.shape().with(0, samples));
    return context.session().apply(fill, context.session().scalar(0));
  }

  private static Tensor kept(String layer, Tensor state, Tensor x) {
    if (state.shape().dim(0) != x.shape().dim(0)) {
      throw new ShapeMismatchException(
          layer,
          "a batch of " + state.shape().dim(0) + " samples, as many as it keeps states of",
          "a batch of " + x.shape().dim(0),
          "Feed whole batches, or build the model for batches of that size.");
    }
    return state.cast(x.dtype());
  }

  /** Keeps states for the next batch; no gradient goes back into this one. */
  static void keep(LayerContext context, List<Tensor> states) {
    for (int i = 0; i < states.size(); i++) {
      context.updateState(STATE + i, states.get(i).stopGradient());
    }
  }

  /** Refuses sequences without a step. */
  static void requireSteps(String layer, Tensor x) {
    if (x.shape().dim(1) == 0) {
      throw new ShapeMismatchException(
          layer,
          "sequences of one step or more",
          "sequences of length 0: " + x.spec(),
          "Leave empty sequences out, or pad and mask them.");
    }
  }
}
