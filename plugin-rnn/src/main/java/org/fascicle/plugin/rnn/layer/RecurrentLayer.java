package org.fascicle.plugin.rnn.layer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.op.LastState;
import org.fascicle.api.op.Op;
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
  /** A step. */
  abstract Formula<? super C> formula();

  /** The operation that does all steps at once; empty if none has these functions. */
  abstract Optional<RecurrentOp> operation(C config, LayerContext context, boolean masked);

  /** The layer's name, for messages. */
  private String name() {
    return getClass().getSimpleName();
  }

  @Override
  public List<TensorSpec> build(C config, List<TensorSpec> inputs, Declarations declarations) {
    TensorSpec x = check(inputs);
    long units = config.units();
    TensorSpec state = x.with(Shape.of(x.shape().dim(0), units));
    List<TensorSpec> states = Collections.nCopies(formula().states(), state);
    States.check(name(), inputs, states);
    formula().declare(config, x.shape().dim(2), declarations);
    if (config.stateful()) {
      States.declare(name(), declarations, states);
    }
    List<TensorSpec> results = new ArrayList<>();
    results.add(config.returnSequences() ? x.with(x.shape().with(2, units)) : state);
    if (config.returnState()) {
      results.addAll(states);
    }
    return List.copyOf(results);
  }

  private TensorSpec check(List<TensorSpec> inputs) {
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
    return inputs.get(0);
  }

  @Override
  public Tensor[] call(C config, LayerContext context, Tensor... inputs) {
    States.requireSteps(name(), inputs[0]);
    Tensor mask = context.mask(0).map(m -> Steps.mask(m, inputs[0])).orElse(null);
    boolean hides = config.zeroOutputForMask() && mask != null;
    boolean whole = config.returnSequences() || hides;
    Tensor[] found = run(config, context, whole, mask, inputs);
    Tensor h = whole ? last(config, found[0]) : found[0];
    context.setMask(config.returnSequences() ? mask : null);
    List<Tensor> results = new ArrayList<>();
    Tensor output = hides ? mask.expandDims(2).where(found[0], 0) : found[0];
    if (config.returnSequences()) {
      results.add(ordered(config, output));
    } else {
      results.add(whole ? last(config, output) : output);
    }
    List<Tensor> states = new ArrayList<>(List.of(h));
    for (int i = 1; i < formula().states(); i++) {
      states.add(found[found.length - formula().states() + i]);
    }
    if (config.stateful()) {
      States.keep(context, states);
    }
    if (config.returnState()) {
      results.addAll(states);
    }
    return results.toArray(Tensor[]::new);
  }

  /**
   * h after each step, in x's order, or after the last alone, then states behind the last step, the
   * later ones last.
   */
  private Tensor[] run(
      C config, LayerContext context, boolean sequence, Tensor mask, Tensor... inputs) {
    boolean training = context.isTraining();
    Tensor x = inputs[0];
    if (training && config.dropout() > 0) {
      Tensor kept = kept(config, context, config.dropout(), x, x.shape().dim(2));
      x = x.mul(kept.expandDims(1));
    }
    TensorSpec state = x.spec().with(bounds(x, config.units()));
    List<TensorSpec> specs = Collections.nCopies(formula().states(), state);
    Tensor[] initial = States.initial(name(), config.stateful(), context, specs, inputs);
    Tensor bias =
        config.useBias()
            ? context.parameter("bias")
            : Steps.filled(context, x, 0, formula().bias(config));
    boolean hides = training && config.recurrentDropout() > 0;
    Optional<RecurrentOp> whole =
        hides ? Optional.empty() : operation(config, context, mask != null);
    if (whole.isPresent()) {
      List<Tensor> all = new ArrayList<>();
      all.add(x);
      all.add(context.parameter("kernel"));
      all.add(context.parameter("recurrent_kernel"));
      all.add(bias);
      all.addAll(List.of(initial));
      if (mask != null) {
        all.add(mask);
      }
      Op network = sequence ? whole.get() : new LastState(whole.get());
      return context.session().applyAll(network, all.toArray(Tensor[]::new));
    }
    Tensor hidden =
        hides ? kept(config, context, config.recurrentDropout(), x, config.units()) : null;
    Tensor fed = x.linear(context.parameter("kernel"), formula().inputBias(bias), Pointwise.LINEAR);
    Tensor[] results =
        new Steps(config.goBackwards(), mask)
            .run(formula().cell(config, context, hidden), fed, initial);
    if (!sequence) {
      results[0] = last(config, results[0]);
    }
    return results;
  }

  private static Shape bounds(Tensor x, long units) {
    return Shape.of(x.shape().dim(0), units);
  }

  /** Factors for all steps of a sample: 0 for what is dropped, 1 / (1 − rate) for the rest. */
  private Tensor kept(C config, LayerContext context, double rate, Tensor x, long length) {
    Tensor key = config.seed() == null ? context.randomKey() : context.randomKey(config.seed());
    return Steps.filled(context, x, 1, bounds(x, length)).dropout(rate, key);
  }

  /** In the order of the steps, as Keras gives it. */
  private Tensor ordered(C config, Tensor sequence) {
    return config.goBackwards() ? sequence.reverse(1) : sequence;
  }

  private Tensor last(C config, Tensor sequence) {
    long time = config.goBackwards() ? 0 : sequence.shape().dim(1) - 1;
    return sequence.slice(1, time, time + 1).squeeze(1);
  }
}
