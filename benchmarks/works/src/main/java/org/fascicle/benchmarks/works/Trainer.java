package org.fascicle.benchmarks.works;

/** A library's network, ready to be trained. */
public interface Trainer extends AutoCloseable {
  /** The parameters that training updates. */
  long parameters();

  /**
   * How many of the {@link #parameters} the library has twice, and cannot do without: PyTorch's
   * second bias of a recurrent layer is added to the first.
   */
  default long doubled() {
    return 0;
  }

  /** Whether it only computes: there is then no loss to fall. */
  default boolean isBare() {
    return false;
  }

  /** Trains until the laps want no more; says to them what each step's loss was. */
  void train(Laps laps);

  @Override
  void close();
}
