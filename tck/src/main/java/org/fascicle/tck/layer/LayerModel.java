package org.fascicle.tck.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.fascicle.api.model.Model;
import org.fascicle.api.random.RandomStream;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.api.tensor.Variable;
import org.fascicle.tck.harness.Execution;
import org.fascicle.tck.harness.Values;

/** A model of one layer. */
final class LayerModel implements AutoCloseable {
  private final Model model;
  private final LayerCase layer;

  LayerModel(Model model, LayerCase layer) {
    this.model = model;
    this.layer = layer;
  }

  /**
   * What a call gave.
   *
   * @param outputs the results
   * @param mask the first result's mask; null for none
   */
  record Result(List<Values> outputs, Values mask) {}

  Model model() {
    return model;
  }

  /** What comes out, as the layer said without data. */
  List<TensorSpec> inferred() {
    return model.outputs().subList(0, layer.outputs());
  }

  /** Work within one step: random numbers are the same in all its calls. */
  <T> T step(Supplier<T> work) {
    return model.session().step(work);
  }

  /** A call in a step of its own. */
  Result run(boolean training, List<Values> inputs) {
    return step(() -> call(training, Map.of(), inputs));
  }

  /** A call, within a step. */
  Result call(boolean training, Map<String, Values> parameters, List<Values> inputs) {
    Map<String, Tensor> substitutes = new LinkedHashMap<>();
    parameters.forEach((name, v) -> substitutes.put(name, Execution.upload(session(), v)));
    return result(model.call(training, substitutes, Execution.upload(session(), inputs)));
  }

  private Session session() {
    return model.session();
  }

  private Result result(Tensor... all) {
    Tensor probe = all[all.length - 1];
    List<Values> values = Execution.download(all);
    return new Result(
        values.subList(0, all.length - 1),
        probe.dtype() == DType.BOOL ? values.get(all.length - 1) : null);
  }

  /**
   * Gradients of a weighted sum of the real results, within a step.
   *
   * @param seeds the weights
   * @return of the real inputs, then of the parameters; null for one that has no part in it
   */
  List<Values> gradient(
      boolean training, Map<String, Values> parameters, List<Values> inputs, List<Values> seeds) {
    try (Tape tape = session().tape()) {
      Tensor[] tensors = Execution.upload(session(), inputs);
      List<Tensor> sources = new ArrayList<>();
      for (Tensor tensor : tensors) {
        if (tensor.dtype().isReal()) {
          sources.add(tensor);
        }
      }
      Map<String, Tensor> substitutes = new LinkedHashMap<>();
      parameters.forEach((name, v) -> substitutes.put(name, Execution.upload(session(), v)));
      sources.addAll(substitutes.values());
      tape.watch(sources.toArray(Tensor[]::new));
      Tensor[] all = model.call(training, substitutes, tensors);
      List<Tensor> targets = new ArrayList<>();
      for (int i = 0; i < layer.outputs(); i++) {
        if (all[i].dtype().isReal()) {
          targets.add(all[i]);
        }
      }
      return Execution.download(
          tape.gradient(
              targets.toArray(Tensor[]::new),
              Execution.upload(session(), seeds),
              sources.toArray(Tensor[]::new)));
    }
  }

  /** Values for the parameters that are none of their first ones, by name. */
  Map<String, Values> parameters() {
    Map<String, Values> parameters = new LinkedHashMap<>();
    for (Variable variable : model.trainableVariables()) {
      parameters.put(variable.name(), Samples.of(variable.spec(), 100 + parameters.size()));
    }
    return parameters;
  }

  /** Inputs of a number of samples, masks last if the model takes any. */
  List<Values> inputs(long batch) {
    return inputs(batch, false);
  }

  /**
   * As {@link #inputs(long)}.
   *
   * @param allThere whether masks mask nothing
   */
  List<Values> inputs(long batch, boolean allThere) {
    DType dtype = layer.inputs().isEmpty() ? DType.FLOAT64 : ofModel();
    List<Values> values = new ArrayList<>();
    for (TensorSpec spec : layer.bound(batch, dtype)) {
      values.add(Samples.of(spec, values.size()));
    }
    int real = values.size();
    for (int i = 0; real + i < model.inputs().size(); i++) {
      Shape sample = values.get(i).spec().shape();
      Shape mask = Shape.of(batch).concat(LayerLab.maskShape(sample.slice(1, sample.rank())));
      values.add(Samples.mask(mask, allThere, 50 + i));
    }
    return values;
  }

  private DType ofModel() {
    return model.inputs().stream()
        .map(TensorSpec::dtype)
        .filter(DType::isFloating)
        .findFirst()
        .orElse(DType.FLOAT64);
  }

  @Override
  public void close() {
    model.close();
  }

  /** Arrays: the same ones every time. */
  static final class Samples {
    private static final long SEED = 20_240_118;

    private Samples() {}

    /** Normal numbers that float32 holds; integers from 0 to 9; truth values. */
    static Values of(TensorSpec spec, long site) {
      RandomStream random = new RandomStream(SEED, spec.shape().hashCode(), site);
      int n = Math.toIntExact(spec.shape().elements());
      if (!spec.dtype().isReal()) {
        long[] integers = new long[n];
        int bound = spec.dtype() == DType.BOOL ? 2 : 10;
        Arrays.setAll(integers, i -> random.nextLong(bound));
        return Values.integers(spec.dtype(), spec.shape(), integers);
      }
      double[] reals = new double[n];
      Arrays.setAll(reals, i -> (float) random.nextGaussian());
      return Values.reals(spec.dtype(), spec.shape(), reals);
    }

    /** Truth values, some of either kind. */
    static Values mask(Shape shape, boolean allThere, long site) {
      RandomStream random = new RandomStream(SEED, shape.hashCode(), site);
      long[] truths = new long[Math.toIntExact(shape.elements())];
      Arrays.setAll(truths, i -> allThere || random.nextLong(3) > 0 ? 1 : 0);
      if (!allThere && truths.length > 0) {
        truths[truths.length - 1] = 0;
      }
      return Values.integers(DType.BOOL, shape, truths);
    }
  }
}
