package org.fascicle.benchmarks.works;

/** A network that is trained by a loop of the caller: one call a step. */
public interface StepTrainer extends Trainer {
  /**
   * Makes a step with the next batch.
   *
   * @param number of the step, from 0
   * @return its loss
   */
  double step(int number);

  @Override
  default void train(Laps laps) {
    laps.begin();
    int number = 0;
    while (laps.end(step(number))) {
      number++;
    }
  }
}
