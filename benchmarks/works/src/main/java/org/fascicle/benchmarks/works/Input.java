package org.fascicle.benchmarks.works;

import java.util.List;

/** What a network takes, without the batch axis. */
public sealed interface Input {
  /** The shape of a sample. */
  List<Integer> shape();

  /** The number of values of a sample. */
  default int size() {
    return shape().stream().reduce(1, Math::multiplyExact);
  }

  /** Numbers from 0 to 1: (F), (H, W, C) or (T, F). */
  record Values(List<Integer> shape) implements Input {
    /** Copies. */
    public Values {
      shape = List.copyOf(shape);
    }

    /** Numbers of a shape. */
    public static Values of(Integer... shape) {
      return new Values(List.of(shape));
    }
  }

  /**
   * Numbers of symbols, each from 0 to below {@code symbols}: (T).
   *
   * @param length T
   */
  record Symbols(int length, int symbols) implements Input {
    @Override
    public List<Integer> shape() {
      return List.of(length);
    }
  }
}
