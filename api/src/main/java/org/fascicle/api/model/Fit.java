package org.fascicle.api.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.InvalidArgumentException;

/**
 * Options of a training run, with Keras's names and defaults. Immutable: each method gives a
 * changed copy.
 */
public final class Fit {
  private int epochs = 1;
  private int initialEpoch;
  private int batchSize = 32;
  private boolean shuffle = true;
  private boolean resume;
  private double validationSplit;
  private Optional<Dataset> validationData = Optional.empty();
  private int validationFrequency = 1;
  private Map<Integer, Double> classWeight = Map.of();
  private float[] sampleWeight = new float[0];
  private List<Spec> callbacks = List.of();
  private List<TrainingListener> listeners = List.of();
  private CancelToken cancelToken = new CancelToken();

  private Fit() {}

  private Fit(Fit other) {
    epochs = other.epochs;
    initialEpoch = other.initialEpoch;
    batchSize = other.batchSize;
    shuffle = other.shuffle;
    resume = other.resume;
    validationSplit = other.validationSplit;
    validationData = other.validationData;
    validationFrequency = other.validationFrequency;
    classWeight = other.classWeight;
    sampleWeight = other.sampleWeight;
    callbacks = other.callbacks;
    listeners = other.listeners;
    cancelToken = other.cancelToken;
  }

  /** Defaults: batches of 32, shuffled; this many epochs. */
  public static Fit epochs(int count) {
    require(count >= 0, "epochs", "0 or more", count);
    return new Fit().change(f -> f.epochs = count);
  }

  /** Samples a batch. */
  public Fit batchSize(int samples) {
    require(samples >= 1, "batchSize", "1 or more", samples);
    return change(f -> f.batchSize = samples);
  }

  /** Whether each epoch reads the samples in an order of its own, by the model's seed. */
  public Fit shuffle(boolean on) {
    return change(f -> f.shuffle = on);
  }

  /** The number of the first epoch; {@link #epochs} is the number of the last one plus 1. */
  public Fit initialEpoch(int epoch) {
    require(epoch >= 0, "initialEpoch", "0 or more", epoch);
    return change(f -> f.initialEpoch = epoch);
  }

  /**
   * Goes on where the loaded checkpoint or the interrupted run stood: epoch, batch, running
   * averages, callbacks' state.
   */
  public Fit resume() {
    return change(f -> f.resume = true);
  }

  /** Samples to evaluate after each epoch. */
  public Fit validationData(Dataset data) {
    return change(f -> f.validationData = Optional.of(data));
  }

  /** Samples to evaluate after each epoch. */
  public Fit validationData(HostArray x, HostArray y) {
    return validationData(Dataset.of(x, y));
  }

  /** The fraction of the data, from its end and before shuffling, that validates. */
  public Fit validationSplit(double fraction) {
    require(fraction >= 0 && fraction < 1, "validationSplit", "from 0 to below 1", fraction);
    return change(f -> f.validationSplit = fraction);
  }

  /** Validates after every so many epochs. */
  public Fit validationFrequency(int everyEpochs) {
    require(everyEpochs >= 1, "validationFrequency", "1 or more", everyEpochs);
    return change(f -> f.validationFrequency = everyEpochs);
  }

  /** Weights of classes in the loss, by class number; others weigh 1. */
  public Fit classWeight(Map<Integer, Double> weights) {
    return change(f -> f.classWeight = Collections.unmodifiableMap(new LinkedHashMap<>(weights)));
  }

  /** Weights of samples in the loss and in weighted metrics, one a sample of the data. */
  public Fit sampleWeight(float... weights) {
    return change(f -> f.sampleWeight = weights.clone());
  }

  /** Adds callbacks that plugins provide, called in this order. */
  public Fit callbacks(SpecSource... specs) {
    List<Spec> all = new ArrayList<>(callbacks);
    for (SpecSource source : specs) {
      all.add(source.spec());
    }
    return change(f -> f.callbacks = List.copyOf(all));
  }

  /** Adds callbacks of the host, called after those of plugins. */
  public Fit listen(TrainingListener... more) {
    List<TrainingListener> all = new ArrayList<>(listeners);
    all.addAll(List.of(more));
    return change(f -> f.listeners = List.copyOf(all));
  }

  /** Adds a host callback at the end of each epoch. */
  public Fit onEpochEnd(Consumer<TrainingRun> action) {
    return listen(LambdaListener.of().onEpochEnd(action));
  }

  /** Adds a host callback after each step. */
  public Fit onBatchEnd(Consumer<TrainingRun> action) {
    return listen(LambdaListener.of().onBatchEnd(action));
  }

  /** Sets the learning rate before each epoch, by a rule of the host. */
  public Fit learningRate(RateOfEpoch rule) {
    return listen(
        LambdaListener.of()
            .onEpochBegin(run -> run.setLearningRate(rule.rate(run.epoch(), run.learningRate()))));
  }

  /** A token that ends the run at a step boundary. */
  public Fit cancelToken(CancelToken token) {
    return change(f -> f.cancelToken = token);
  }

  /** The number of the last epoch plus 1. */
  public int epochs() {
    return epochs;
  }

  /** The number of the first epoch. */
  public int initialEpoch() {
    return initialEpoch;
  }

  /** Samples a batch. */
  public int batchSize() {
    return batchSize;
  }

  /** Whether each epoch reads the samples in an order of its own. */
  public boolean shuffle() {
    return shuffle;
  }

  /** Whether the run goes on where the last one stood. */
  public boolean isResume() {
    return resume;
  }

  /** The fraction of the data that validates. */
  public double validationSplit() {
    return validationSplit;
  }

  /** Samples to evaluate after each epoch. */
  public Optional<Dataset> validationData() {
    return validationData;
  }

  /** Epochs from one validation to the next. */
  public int validationFrequency() {
    return validationFrequency;
  }

  /** Weights by class number. */
  public Map<Integer, Double> classWeight() {
    return classWeight;
  }

  /** Weights of samples; empty for ones. */
  public float[] sampleWeight() {
    return sampleWeight.clone();
  }

  /** Callbacks that plugins provide. */
  public List<Spec> callbacks() {
    return callbacks;
  }

  /** Callbacks of the host. */
  public List<TrainingListener> listeners() {
    return listeners;
  }

  /** The token that ends the run. */
  public CancelToken cancelToken() {
    return cancelToken;
  }

  private Fit change(Consumer<Fit> edit) {
    Fit copy = new Fit(this);
    edit.accept(copy);
    return copy;
  }

  private static void require(boolean ok, String option, String expected, Object actual) {
    if (!ok) {
      throw new InvalidArgumentException("Fit." + option, expected, String.valueOf(actual), "");
    }
  }
}
