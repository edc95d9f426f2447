package org.fascicle.benchmarks.works;

/**
 * Steps of training: a batch copied in, forward, cross-entropy, gradients, update, the loss read.
 *
 * @param parameters of the network, as Keras counts them
 */
public record Training(
    String name, String title, Network network, int batch, Optimizer optimizer, long parameters)
    implements Work {
  @Override
  public String table() {
    return "Training steps";
  }

  /** How parameters are updated; other settings are Keras's defaults, which all libraries share. */
  public enum Optimizer {
    /** Adam, rate 0.001, 0.9, 0.999. */
    ADAM(0.001),
    /** Adam for deep networks, whose first steps go astray with a greater rate: 0.0001. */
    SLOW_ADAM(0.0001),
    /** Gradient descent, rate 0.01. */
    SGD(0.01);

    private final double rate;

    Optimizer(double rate) {
      this.rate = rate;
    }

    /** Whether it keeps the mean and the variance of each gradient. */
    public boolean isAdam() {
      return this != SGD;
    }

    /** The learning rate. */
    public double rate() {
      return rate;
    }
  }
}
