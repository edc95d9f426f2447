package org.fascicle.api.model;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.exception.InvalidArgumentException;

/**
 * Tries learning rates from low to high, one a step, and looks at what becomes of the loss: the
 * range test of Smith, <a href="https://arxiv.org/abs/1506.01186">Cyclical Learning Rates for
 * Training Neural Networks</a> (2017). Immutable: each method gives a changed copy.
 */
public final class LearningRateFinder {
  /** How much of the smoothed loss is of the steps before, as usual for this test. */
  private static final double SMOOTHING = 0.9;

  /** The test ends when the smoothed loss is this many times the least one. */
  private static final double DIVERGED = 4;

  private static final int FIRST_STEPS = 10;
  private static final int REACH = 3;

  private final double from;
  private final double to;
  private final int steps;
  private final int batchSize;

  private LearningRateFinder(double from, double to, int steps, int batchSize) {
    if (!(from > 0 && to > from && Double.isFinite(to))) {
      throw new InvalidArgumentException(
          "LearningRateFinder", "rates above 0 that rise", "from " + from + " to " + to, "");
    }
    if (steps < FIRST_STEPS || batchSize < 1) {
      throw new InvalidArgumentException(
          "LearningRateFinder",
          FIRST_STEPS + " steps or more, of 1 sample or more",
          steps + " steps of " + batchSize,
          "");
    }
    this.from = from;
    this.to = to;
    this.steps = steps;
    this.batchSize = batchSize;
  }

  /** From 1e-6 to 10 in 100 steps of 32 samples. */
  public static LearningRateFinder of() {
    return new LearningRateFinder(1e-6, 10, 100, 32);
  }

  /** Tries rates from one to another; each is the one before times a constant. */
  public LearningRateFinder range(double lowest, double highest) {
    return new LearningRateFinder(lowest, highest, steps, batchSize);
  }

  /** How many rates are tried. */
  public LearningRateFinder steps(int count) {
    return new LearningRateFinder(from, to, count, batchSize);
  }

  /** Samples a step. */
  public LearningRateFinder batchSize(int samples) {
    return new LearningRateFinder(from, to, steps, samples);
  }

  /**
   * What came of a test; one value a step.
   *
   * @param rates learning rates
   * @param losses loss of the step's batch, before its update
   * @param smoothed the losses, each drawn towards those before
   */
  public record Curve(List<Double> rates, List<Double> losses, List<Double> smoothed) {
    /** Copies. */
    public Curve {
      rates = List.copyOf(rates);
      losses = List.copyOf(losses);
      smoothed = List.copyOf(smoothed);
    }

    /**
     * The rate at which the smoothed loss falls most steeply, seen over the logarithm of the rate,
     * before it is least; empty if it never falls.
     */
    public OptionalDouble suggestion() {
      int least = least();
      double steepest = 0;
      OptionalDouble best = OptionalDouble.empty();
      // The first values are averages of few; the slope is that of some steps, lest one batch
      // decide.
      for (int i = FIRST_STEPS; i < least && i + REACH < smoothed.size(); i++) {
        double slope = smoothed.get(i + REACH) - smoothed.get(i - REACH);
        if (slope < steepest) {
          steepest = slope;
          best = OptionalDouble.of(rates.get(i));
        }
      }
      return best;
    }

    private int least() {
      int least = 0;
      for (int i = 1; i < smoothed.size(); i++) {
        if (smoothed.get(i) < smoothed.get(least)) {
          least = i;
        }
      }
      return least;
    }
  }

  /**
   * Runs the test on a copy of the model; the model stays as it is.
   *
   * @param copier copies a model: {@code fascicle::copy}
   * @param model compiled
   * @param data what it is to be trained on
   */
  public Curve find(UnaryOperator<Model> copier, Model model, Dataset data) {
    try (Model copy = copier.apply(model)) {
      Test test = new Test();
      long batches = (data.size() + batchSize - 1) / batchSize;
      int epochs = Math.toIntExact((steps + batches - 1) / batches);
      copy.fit(data, Fit.epochs(epochs).batchSize(batchSize).listen(test));
      return new Curve(test.rates, test.losses, test.smoothed);
    }
  }

  /** Raises the rate before each step, and reads the loss after it. */
  private final class Test implements TrainingListener {
    private final List<Double> rates = new ArrayList<>();
    private final List<Double> losses = new ArrayList<>();
    private final List<Double> smoothed = new ArrayList<>();
    private double sum;
    private long samples;
    private double average;
    private double least = Double.POSITIVE_INFINITY;

    @Override
    public void onEpochBegin(TrainingRun run) {
      sum = 0;
      samples = 0;
    }

    @Override
    public void onBatchBegin(TrainingRun run) {
      run.setLearningRate(from * Math.pow(to / from, rates.size() / (steps - 1.0)));
    }

    @Override
    public void onBatchEnd(TrainingRun run) {
      double total = run.logs().get("loss") * run.samples();
      double loss = (total - sum) / (run.samples() - samples);
      sum = total;
      samples = run.samples();
      if (!Double.isFinite(loss)) {
        run.stopTraining("the loss is " + loss);
        return;
      }
      add(run.learningRate(), loss);
      if (rates.size() == steps) {
        run.stopTraining("all rates were tried");
      } else if (rates.size() > FIRST_STEPS && last() > DIVERGED * least) {
        run.stopTraining("the loss diverges");
      }
    }

    private void add(double rate, double loss) {
      rates.add(rate);
      losses.add(loss);
      average = SMOOTHING * average + (1 - SMOOTHING) * loss;
      // Divided by the share of real losses in the average, which began at 0.
      smoothed.add(average / (1 - Math.pow(SMOOTHING, rates.size())));
      least = Math.min(least, last());
    }

    private double last() {
      return smoothed.get(smoothed.size() - 1);
    }
  }
}
