package org.fascicle.plugin.rnn.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.op.Fill;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.op.RecurrentOp;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * What recurrent layers share: x (N, T, features) and, if given, initial states (N, units) come in;
 * h after the last step (N, units) or after each (N, T, units) comes out, then the states if
 * wanted.
 */
abstract class RecurrentLayer<C extends Record & RecurrentConfig> implements Layer<C> {
  private static final String STATE = "state_";

  /** The layer's name, for messages. */
  abstract String name();

  /** The number of blocks of units in the kernels. */
  abstract int gates();

  /** The number of states. */
  abstract int states();

  /** The operation that does all steps at once; empty if none has these functions. */
  abstract Optional<RecurrentOp> operation(C config, LayerContext context, boolean masked);

  /**
   * One step by the parts.
   *
   * @param hidden the factors of h in the recurrent product, (N, units); null for ones
   */
  abstract Steps.Cell cell(C config, LayerContext context, Tensor hidden);

  /** The shape of the bias. */
  Shape bias(C config) {
    return Shape.of(gates() * config.units());
  }

  /** The bias of the input's part of the sums. */
  Tensor inputBias(Tensor bias) {
    return bias;
  }

  @Override
  public List<TensorSpec> build(C config, List<TensorSpec> inputs, Declarations declarations) {
    check(config, inputs);
    TensorSpec x = inputs.get(0);
    long units = config.units();
    declarations.parameter(
        "kernel",
        Shape.of(x.shape().dim(2), gates() * units),
        config.kernelInitializer(),
        config.kernelRegularizer(),
        config.kernelConstraint());
    declarations.parameter(
        "recurrent_kernel",
        Shape.of(units, gates() * units),
        config.recurrentInitializer(),
        config.recurrentRegularizer(),
        config.recurrentConstraint());
    if (config.useBias()) {
      declarations.parameter(
          "bias",
          bias(config),
          config.biasInitializer(),
          config.biasRegularizer(),
          config.biasConstraint());
    }
    for (int i = 0; config.stateful() && i < states(); i++) {
      declarations.carried(STATE + i, x.dtype(), Shape.of(batchSize(declarations), units));
    }
    TensorSpec state = x.with(Shape.of(x.shape().dim(0), units));
    List<TensorSpec> results = new ArrayList<>();
    results.add(config.returnSequences() ? x.with(x.shape().with(2, units)) : state);
    for (int i = 0; config.returnState() && i < states(); i++) {
      results.add(state);
    }
    return List.copyOf(results);
  }

  private long batchSize(Declarations declarations) {
    return declarations
        .batchSize()
        .orElseThrow(
            () ->
                new InvalidArgumentException(
                    name(),
                    "batches of one size, since it is stateful",
                    "batches of any size",
                    "Say so where the model begins: Input.of(…).batchSize(…)."));
  }

  private void check(C config, List<TensorSpec> inputs) {
    if (inputs.size() != 1 && inputs.size() != 1 + states()) {
      throw new InvalidArgumentException(
          name(),
          "one input, or one and " + states() + " initial state" + (states() > 1 ? "s" : ""),
          inputs.size() + " inputs",
          "");
    }
    Shape x = inputs.get(0).shape();
    if (!inputs.get(0).dtype().isFloating()
        || x.rank() != 3
        || x.dim(1) == 0
        || x.dim(2) == Shape.UNKNOWN) {
      throw new ShapeMismatchException(
          name(),
          "sequences of real numbers (None, time, features) with one step or more and a known"
              + " number of features",
          inputs.get(0).toString(),
          "Symbols need an Embedding before it, vectors a RepeatVector or Reshape.");
    }
    for (TensorSpec state : inputs.subList(1, inputs.size())) {
      if (state.shape().rank() != 2 || state.shape().dim(1) != config.units()) {
        throw new ShapeMismatchException(
            name(), "an initial state (None, " + config.units() + ")", state.toString(), "");
      }
    }
  }

  @Override
  public Tensor[] call(C config, LayerContext context, Tensor... inputs) {
    Tensor mask = context.mask(0).map(m -> Steps.mask(m, inputs[0])).orElse(null);
    Tensor[] found = run(config, context, mask, inputs);
    Tensor sequence = found[0];
    if (config.zeroOutputForMask() && mask != null) {
      sequence = mask.expandDims(2).where(sequence, 0);
    }
    context.setMask(config.returnSequences() ? mask : null);
    List<Tensor> results = new ArrayList<>();
    results.add(config.returnSequences() ? ordered(config, sequence) : last(config, sequence));
    for (int i = 0; (config.returnState() || config.stateful()) && i < states(); i++) {
      Tensor state = i == 0 ? last(config, found[0]) : found[found.length - states() + i];
      if (config.returnState()) {
        results.add(state);
      }
      if (config.stateful()) {
        context.updateState(STATE + i, state.stopGradient());
      }
    }
    return results.toArray(Tensor[]::new);
  }

  /** The sequence in x's order, then states behind the last step, the later ones last. */
  private Tensor[] run(C config, LayerContext context, Tensor mask, Tensor... inputs) {
    boolean training = context.isTraining();
    Tensor x = inputs[0];
    if (training && config.dropout() > 0) {
      Tensor kept = kept(config, context, config.dropout(), x, x.shape().dim(2));
      x = x.mul(kept.expandDims(1));
    }
    List<Tensor> initial = initial(config, context, inputs);
    Tensor bias =
        config.useBias() ? context.parameter("bias") : filled(context, x, 0, bias(config));
    boolean hides = training && config.recurrentDropout() > 0;
    Optional<RecurrentOp> whole =
        hides ? Optional.empty() : operation(config, context, mask != null);
    if (whole.isPresent()) {
      List<Tensor> all = new ArrayList<>();
      all.add(x);
      all.add(context.parameter("kernel"));
      all.add(context.parameter("recurrent_kernel"));
      all.add(bias);
      all.addAll(initial);
      if (mask != null) {
        all.add(mask);
      }
      return context.session().applyAll(whole.get(), all.toArray(Tensor[]::new));
    }
    Tensor hidden =
        hides ? kept(config, context, config.recurrentDropout(), x, config.units()) : null;
    Tensor fed = x.linear(context.parameter("kernel"), inputBias(bias), Pointwise.LINEAR);
    return new Steps(config.goBackwards(), mask)
        .run(cell(config, context, hidden), fed, initial.toArray(Tensor[]::new));
  }

  /** The states given; else those of the batch before, of a stateful layer; else zeros. */
  private List<Tensor> initial(C config, LayerContext context, Tensor... inputs) {
    List<Tensor> states = new ArrayList<>();
    for (int i = 0; i < states(); i++) {
      states.add(
          inputs.length > 1
              ? inputs[1 + i]
              : config.stateful()
                  ? kept(context.state(STATE + i), inputs[0])
                  : filled(context, inputs[0], 0, bounds(inputs[0], config.units())));
    }
    return states;
  }

  private Tensor kept(Tensor state, Tensor x) {
    if (state.shape().dim(0) != x.shape().dim(0)) {
      throw new ShapeMismatchException(
          name(),
          "a batch of " + state.shape().dim(0) + " samples, as many as it keeps states of",
          "a batch of " + x.shape().dim(0),
          "Feed whole batches, or build the model for batches of that size.");
    }
    return state;
  }

  private static Shape bounds(Tensor x, long units) {
    return Shape.of(x.shape().dim(0), units);
  }

  private static Tensor filled(LayerContext context, Tensor x, double value, Shape shape) {
    return context.session().apply(new Fill(x.dtype(), shape), context.session().scalar(value));
  }

  /** Factors for all steps of a sample: 0 for what is dropped, 1 / (1 − rate) for the rest. */
  private Tensor kept(C config, LayerContext context, double rate, Tensor x, long length) {
    Tensor key = config.seed() == null ? context.randomKey() : context.randomKey(config.seed());
    return filled(context, x, 1, bounds(x, length)).dropout(rate, key);
  }

  /** In the order of the steps, as Keras gives it. */
  private Tensor ordered(C config, Tensor sequence) {
    return config.goBackwards() ? sequence.reverse(1) : sequence;
  }

  private Tensor last(C config, Tensor sequence) {
    long time = config.goBackwards() ? 0 : sequence.shape().dim(1) - 1;
    return sequence.slice(1, time, time + 1).squeeze(1);
  }

  /** h as the recurrent product sees it. */
  static Tensor seen(Tensor h, Tensor hidden) {
    return hidden == null ? h : h.mul(hidden);
  }
}
