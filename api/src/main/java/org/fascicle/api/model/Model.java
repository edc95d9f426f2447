package org.fascicle.api.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.profile.Profiling;
import org.fascicle.api.tensor.Placement;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.api.tensor.Variable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A built model: layers as data, parameters on its session's backend. Words and defaults are those
 * of Keras 3.
 *
 * <p>Safe for use by several threads: any number may predict while one trains; a reader sees the
 * parameters before or after a step, never half of it.
 */
@ProviderType
public interface Model extends AutoCloseable {
  /** The name. */
  String name();

  /** The session it lives in. */
  Session session();

  /**
   * What else belongs to it, as values of JSON: given when it was built, {@link
   * ModelOptions#metadata}, and saved with it. Unmodifiable.
   */
  Map<String, Object> metadata();

  /** What one call takes: shapes with N unknown, in order. */
  List<TensorSpec> inputs();

  /** What one call gives: shapes with N unknown, in order. */
  List<TensorSpec> outputs();

  /** The layers, their shapes and exact parameter counts. */
  Summary summary();

  /** The layers, and the tensors between them. */
  ModelGraph graph();

  /** Every parameter and state, in the order of the layers, named {@code layer/name}. */
  List<Variable> variables();

  /** The parameters that training updates now. */
  List<Variable> trainableVariables();

  /**
   * Chooses optimiser, losses and metrics; an optimiser's earlier state is dropped.
   *
   * @throws org.fascicle.api.exception.MissingPluginException if plugins are missing
   * @throws org.fascicle.api.exception.InvalidArgumentException if a configuration is wrong, or
   *     there are more losses than outputs
   */
  void compile(Compile options);

  /** Chooses optimiser, loss and metrics; see {@link #compile(Compile)}. */
  default void compile(SpecSource optimizer, SpecSource loss, SpecSource... metrics) {
    Compile options = Compile.of(optimizer, loss);
    compile(metrics.length == 0 ? options : options.metrics(metrics));
  }

  /** Chooses optimiser, loss and metrics; see {@link #compile(Compile)}. */
  default void compile(SpecSource optimizer, String loss, String... metrics) {
    Compile options = Compile.of(optimizer, Spec.of(Kind.LOSS, loss));
    compile(metrics.length == 0 ? options : options.metrics(metrics));
  }

  /** Chooses optimiser, loss and metrics by name; see {@link #compile(Compile)}. */
  default void compile(String optimizer, String loss, String... metrics) {
    compile(Spec.of(Kind.OPTIMIZER, optimizer), loss, metrics);
  }

  /**
   * Trains. A backend or plugin may leave, return or be replaced meanwhile: the run goes on at a
   * step boundary.
   *
   * @param data inputs and targets; must not change meanwhile
   * @throws org.fascicle.api.exception.InvalidArgumentException if the data do not fit the model,
   *     are empty or hold a label out of range; the message names sample and value
   * @throws org.fascicle.api.exception.BackendUnavailableException if no backend came within the
   *     placement's patience; the state of the last committed step stands and {@link Fit#resume}
   *     goes on
   */
  History fit(Dataset data, Fit options);

  /** Trains on arrays whose first axis is N; see {@link #fit(Dataset, Fit)}. */
  default History fit(HostArray x, HostArray y, Fit options) {
    return fit(Dataset.of(x, y), options);
  }

  /** Trains on rows of inputs and of targets; see {@link #fit(Dataset, Fit)}. */
  default History fit(float[][] x, float[][] y, Fit options) {
    return fit(HostArray.of(x), HostArray.of(y), options);
  }

  /** Trains on rows of inputs and one label each; see {@link #fit(Dataset, Fit)}. */
  default History fit(float[][] x, int[] labels, Fit options) {
    return fit(HostArray.of(x), HostArray.of(labels, labels.length), options);
  }

  /** What the last {@code fit} did, also one that failed; empty before the first. */
  Optional<History> history();

  /**
   * Makes one training step.
   *
   * @param batch all of it is one batch; {@link Dataset#weighted} gives weights
   * @return loss and metrics of this batch, before the update
   */
  Map<String, Double> trainOnBatch(Dataset batch);

  /** Makes one training step on arrays; see {@link #trainOnBatch(Dataset)}. */
  default Map<String, Double> trainOnBatch(HostArray x, HostArray y) {
    return trainOnBatch(Dataset.of(x, y));
  }

  /** Loss and metrics over all samples. */
  Map<String, Double> evaluate(Dataset data, Predict options);

  /** Loss and metrics over all samples, in batches of 32. */
  default Map<String, Double> evaluate(Dataset data) {
    return evaluate(data, Predict.DEFAULT);
  }

  /**
   * Loss and metrics over all samples, whole: of a metric with one number a class or a threshold,
   * all of them; of a confusion matrix, the matrix. {@link #evaluate} gives one number each.
   *
   * @return by name; single numbers have shape ()
   */
  Map<String, HostArray> measure(Dataset data, Predict options);

  /**
   * Precision, recall and F1 of each class over all samples. The highest score of a prediction (…,
   * K) is its class; a single score (…, 1) is yes above 1/2. Weights do not count. The model need
   * not be compiled.
   *
   * @param data one target: class numbers or one-hot
   */
  default ClassificationReport classificationReport(Dataset data, Predict options) {
    return new Classification(this, data, options).report();
  }

  /** Precision, recall and F1 of each class over all samples, in batches of 32. */
  default ClassificationReport classificationReport(Dataset data) {
    return classificationReport(data, Predict.DEFAULT);
  }

  /** Loss and metrics over arrays, in batches of 32. */
  default Map<String, Double> evaluate(HostArray x, HostArray y) {
    return evaluate(Dataset.of(x, y));
  }

  /**
   * The outputs for all samples; targets are not read.
   *
   * @return one array an output, its first axis N
   */
  List<HostArray> predict(Dataset data, Predict options);

  /** The first output for all rows of x, in batches of 32. */
  default HostArray predict(HostArray x) {
    return predict(x, Predict.DEFAULT);
  }

  /** The first output for all rows of x. */
  default HostArray predict(HostArray x, Predict options) {
    return predict(Dataset.of(List.of(x), List.of()), options).get(0);
  }

  /** The first output for all rows of x, in batches of 32: one row each. */
  default float[][] predict(float[][] x) {
    return predict(HostArray.of(x)).toRows();
  }

  /**
   * Calls the model on tensors of its session, in a custom loop: open tapes record it.
   *
   * @param training whether dropout and the like are on; new values of states are then stored when
   *     the call ends
   * @param substitutes values to use in place of variables, by {@link Variable#name}: a target
   *     network's, a meta-learner's
   * @return one tensor an output
   */
  Tensor[] call(boolean training, Map<String, Tensor> substitutes, Tensor... inputs);

  /** Calls the model for inference; the first output. */
  default Tensor call(Tensor... inputs) {
    return call(false, Map.of(), inputs)[0];
  }

  /**
   * A model over the same variables whose outputs are those of inner layers. Closing it frees
   * nothing.
   *
   * @param layers layer names, whose first call is meant; {@code name:2} means the third
   * @throws org.fascicle.api.exception.UnknownNameException if there is no such layer
   */
  Model intermediate(String... layers);

  /**
   * Puts what layers carry from one call to the next, the states of {@code stateful} layers, back
   * to zeros: the next batch begins new sequences. Nothing happens where there is none.
   */
  void resetStates();

  /**
   * Copies of every parameter and statistic, by {@link Variable#name}, in the order of the layers.
   */
  Map<String, HostArray> getWeights();

  /**
   * Replaces every parameter and statistic, all or none. Carried states stay.
   *
   * @throws org.fascicle.api.exception.InvalidArgumentException if a name is missing or unknown, or
   *     a shape or element type differs
   */
  void setWeights(Map<String, HostArray> weights);

  /**
   * Whether training updates a layer's parameters, those of layers inside it included, whatever
   * their own specs say; from the next step on, and in files saved from now on.
   */
  void setTrainable(String layer, boolean trainable);

  /** The architecture as JSON; {@code Fascicle.fromJson} builds it again. */
  String toJson();

  /** Saves everything, undated; see {@link #save(Path, Save)}. */
  default void save(Path file) {
    save(file, Save.ALL);
  }

  /**
   * Saves to a file, atomically: a failure leaves what was there before.
   *
   * @throws org.fascicle.api.exception.FascicleException if it cannot be written
   */
  void save(Path file, Save options);

  /**
   * Moves to the best versions of plugins that are there, from the next step on. Without this a
   * model keeps the versions it has until they leave.
   */
  void updatePlugins();

  /** Ends a running {@code fit} at its next step boundary; it returns its history so far. */
  void cancel();

  /** Begins to take a profile of what runs in its session: training, prediction, a loop. */
  default Profiling profile() {
    return session().profile();
  }

  /** Changes how its session chooses the backend. */
  default void place(Placement placement) {
    session().place(placement);
  }

  /** Pins its session to a backend, falling back when it leaves. */
  default void moveTo(String backend) {
    session().moveTo(backend);
  }

  /** Ends a running {@code fit} and frees the variables, and the session if it is its own. */
  @Override
  void close();
}
