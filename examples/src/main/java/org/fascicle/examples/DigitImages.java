package org.fascicle.examples;

import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.Splits;
import org.fascicle.api.exception.MissingDataException;
import org.fascicle.specs.Digits;
import org.fascicle.specs.Mnist;

/**
 * Handwritten digits, numbers from 0 to 1, with one-hot labels.
 *
 * @param name the dataset's name
 * @param splits samples to train on and held-out ones
 */
record DigitImages(String name, Splits splits) {
  /** MNIST in rows of 784; if its files are not there, drawn digits, which it says. */
  static DigitImages open(ExampleRun run) {
    return open(run, Mnist.of().flatten(), Digits.of().flatten());
  }

  /** The same as images, (28, 28, 1). */
  static DigitImages images(ExampleRun run) {
    return open(run, Mnist.of(), Digits.of());
  }

  private static DigitImages open(ExampleRun run, Mnist mnist, Digits drawn) {
    try {
      return cached("mnist", run.fascicle().dataset(mnist));
    } catch (MissingDataException e) {
      run.say().accept(e.getMessage());
      run.say().accept("Goes on with drawn digits: figures differ from those of the real ones.");
      return cached("digits", run.fascicle().dataset(drawn));
    }
  }

  /** Bytes become numbers once, not in each epoch. */
  private static DigitImages cached(String name, Splits splits) {
    return new DigitImages(name, Splits.of(splits.train().cached(), splits.test().cached()));
  }

  Dataset train() {
    return splits.train();
  }

  Dataset test() {
    return splits.test();
  }
}
