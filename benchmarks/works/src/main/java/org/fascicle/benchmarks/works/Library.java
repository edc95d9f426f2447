package org.fascicle.benchmarks.works;

/** One library, and how the works are done with it. */
public interface Library extends AutoCloseable {
  /** Its name and version, and of what it calls: for the tables. */
  String version();

  /**
   * Builds a network in the library's best documented configuration.
   *
   * @param samples what to train it with
   * @throws UnsupportedWorkException if the library has no such layer
   */
  Trainer trainer(Training work, Samples samples);

  /**
   * Builds a network to be asked.
   *
   * @param samples what to ask
   * @throws UnsupportedWorkException if the library has no such layer
   */
  Predictor predictor(Inference work, Samples samples);

  /** Prepares an operation: its matrices are where the library computes. */
  Action kernel(Kernel work);

  /** Prepares an update of parameters by Adam, rate 0.001. */
  Action update(Update work);

  @Override
  default void close() {}
}
