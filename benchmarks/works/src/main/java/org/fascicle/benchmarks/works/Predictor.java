package org.fascicle.benchmarks.works;

/** A library's network, ready to be asked: each run copies a batch in and its answer out. */
public interface Predictor extends Action {
  /** The parameters that training would update. */
  long parameters();

  /** How many of them the library has twice; see {@link Trainer#doubled}. */
  default long doubled() {
    return 0;
  }
}
