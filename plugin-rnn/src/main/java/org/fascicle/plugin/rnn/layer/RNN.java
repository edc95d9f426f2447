package org.fascicle.plugin.rnn.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.BoundLayer;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.osgi.service.component.annotations.Component;

/**
 * Any cell taken along a sequence, step by step. A cell is a layer that makes of x (N, …) and its
 * states (N, …) an output and as many next states; of x alone, when the model is built, it tells
 * how many and which. States begin with zeros.
 *
 * <p>{@link SimpleRNN}, {@link LSTM} and {@link GRU} compute the same as this layer with their
 * cells, as one operation.
 */
@Component(service = Layer.class, property = Plugin.NAME + "=RNN")
public final class RNN implements Layer<RNN.Config> {
  private static final String CELL = "cell";

  /**
   * The configuration.
   *
   * @param cell a layer that is a cell
   * @param returnSequences whether the output of every step comes out, instead of the last one;
   *     false unless set
   * @param returnState whether the states after the last step come out, too; false unless set
   * @param goBackwards whether the last step is taken first; the sequence comes out in the order of
   *     the steps; false unless set
   * @param stateful whether the states that a batch ends with are those that the next one begins
   *     with; false unless set
   * @param unroll accepted for Keras's sake: steps are always taken one by one
   * @param zeroOutputForMask whether masked steps give zeros, instead of the output before; false
   *     unless set
   */
  public record Config(
      Spec cell,
      Boolean returnSequences,
      Boolean returnState,
      Boolean goBackwards,
      Boolean stateful,
      Boolean unroll,
      Boolean zeroOutputForMask) {
    /** Fills in defaults. */
    public Config {
      Check.required("RNN.cell", cell, "a cell");
      returnSequences = Check.or(returnSequences, false);
      returnState = Check.or(returnState, false);
      goBackwards = Check.or(goBackwards, false);
      stateful = Check.or(stateful, false);
      zeroOutputForMask = Check.or(zeroOutputForMask, false);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  /** (N, T, in…), then initial states if any, to (N, T, out…) or (N, out…), then states. */
  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    TensorSpec x = inputs.get(0);
    if (x.shape().rank() < 3 || x.shape().dim(1) == 0) {
      throw new ShapeMismatchException(
          "RNN", "sequences (None, time, …) with one step or more", x.toString(), "");
    }
    List<TensorSpec> ofStep =
        declarations.layer(CELL, config.cell, List.of(x.with(x.shape().without(1))));
    requireCell("RNN", config.cell, ofStep);
    TensorSpec y = ofStep.get(0);
    List<TensorSpec> states = ofStep.subList(1, ofStep.size());
    States.check("RNN", inputs, states);
    if (config.stateful) {
      States.declare("RNN", declarations, states);
    }
    List<TensorSpec> results = new ArrayList<>();
    Shape times = x.shape().slice(0, 2);
    results.add(
        config.returnSequences ? y.with(times.concat(y.shape().slice(1, y.shape().rank()))) : y);
    if (config.returnState) {
      results.addAll(states);
    }
    return results;
  }

  /** Refuses a layer without states. */
  static void requireCell(String layer, Spec cell, List<TensorSpec> outputs) {
    if (outputs.size() < 2) {
      throw new InvalidArgumentException(
          layer,
          "a cell, which gives an output and its next states",
          cell.type() + ", which gives an output alone",
          "Use LSTMCell, GRUCell, SimpleRNNCell or another cell.");
    }
  }

  /** A tensor's spec as layers are built with: N unknown. */
  static TensorSpec open(Tensor x) {
    return x.spec().with(x.shape().with(0, Shape.UNKNOWN));
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    Tensor x = inputs[0];
    States.requireSteps("RNN", x);
    Tensor mask = context.mask(0).map(m -> Steps.mask(m, x)).orElse(null);
    Tensor[] steps = x.unstack(1);
    BoundLayer cell = context.layer(CELL, config.cell);
    List<TensorSpec> ofStep = cell.outputs(List.of(open(steps[0])));
    Tensor[] states =
        States.initial("RNN", config.stateful, context, ofStep.subList(1, ofStep.size()), inputs);
    Tensor[] there = mask == null ? null : mask.unstack(1);
    Tensor[] outputs = new Tensor[steps.length];
    Tensor before = null;
    for (int i = 0; i < steps.length; i++) {
      int time = config.goBackwards ? steps.length - 1 - i : i;
      List<Tensor> found = cell.call(null, with(steps[time], states)).outputs();
      Tensor y = found.get(0);
      Tensor[] next = found.subList(1, found.size()).toArray(Tensor[]::new);
      if (there != null) {
        before = before == null ? first(config, y, states) : before;
        outputs[i] = held(there[time], y, config.zeroOutputForMask ? y.zerosLike() : before);
        before = outputs[i];
        for (int s = 0; s < next.length; s++) {
          next[s] = held(there[time], next[s], states[s]);
        }
      } else {
        outputs[i] = y;
      }
      states = next;
    }
    if (config.stateful) {
      States.keep(context, List.of(states));
    }
    context.setMask(config.returnSequences ? mask : null);
    Tensor y = config.returnSequences ? joined(outputs) : outputs[outputs.length - 1];
    return config.returnState ? with(y, states) : new Tensor[] {y};
  }

  private static Tensor[] with(Tensor first, Tensor... others) {
    Tensor[] all = new Tensor[1 + others.length];
    all[0] = first;
    System.arraycopy(others, 0, all, 1, others.length);
    return all;
  }

  /**
   * The output before the first step, for steps masked at once: the first state, as Keras has it;
   * zeros where that is not like an output, or the output of a cell below.
   */
  private static Tensor first(Config config, Tensor y, Tensor... states) {
    boolean like =
        states[0].shape().equals(y.shape()) && !config.cell.type().equals(StackedRNNCells.NAME);
    return like ? states[0] : y.zerosLike();
  }

  /** What is next for the samples whose step counts, what was before for the others. */
  private static Tensor held(Tensor there, Tensor next, Tensor before) {
    long[] dims = new long[next.shape().rank()];
    Arrays.fill(dims, 1);
    dims[0] = there.shape().dim(0);
    return there.reshape(dims).where(next, before);
  }

  private static Tensor joined(Tensor... outputs) {
    Tensor[] parts = new Tensor[outputs.length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = outputs[i].expandDims(1);
    }
    return parts[0].concat(1, Arrays.copyOfRange(parts, 1, parts.length));
  }
}
