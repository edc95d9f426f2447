package org.fascicle.examples;

import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.random.RandomStream;

/** Tasks that a network can do only if it remembers what was many steps ago. */
final class MemoryTasks {
  /** What {@link #copying} asks to remember: so many symbols … */
  static final int REMEMBERED = 3;

  /** … of so many different ones. */
  static final int SYMBOLS = 4;

  private static final int BLANK = SYMBOLS;
  private static final int GO = SYMBOLS + 1;

  /** The different inputs of {@link #copying}. */
  static final int INPUTS = SYMBOLS + 2;

  private MemoryTasks() {}

  /**
   * The adding problem: numbers from 0 to 1, two of them marked, one in each half; their sum is
   * asked. Who always says 1 errs by 1/6 in the mean square.
   *
   * @param series equal ones give equal samples under equal seeds
   * @param length steps, T
   * @return inputs (N, T, 2), number and mark; targets (N, 1)
   * @see <a href="https://doi.org/10.1162/neco.1997.9.8.1735">Hochreiter, Schmidhuber: Long
   *     short-term memory (1997), experiment 4</a>
   */
  static Dataset adding(long seed, int series, int count, int length) {
    RandomStream random = new RandomStream(seed, series, 3);
    float[] inputs = new float[count * length * 2];
    float[] sums = new float[count];
    int half = length / 2;
    for (int i = 0; i < count; i++) {
      int begin = i * length;
      for (int t = 0; t < length; t++) {
        inputs[2 * (begin + t)] = (float) random.nextDouble();
      }
      int first = begin + (int) random.nextLong(half);
      int second = begin + half + (int) random.nextLong(length - half);
      inputs[2 * first + 1] = 1;
      inputs[2 * second + 1] = 1;
      sums[i] = inputs[2 * first] + inputs[2 * second];
    }
    return Dataset.of(HostArray.of(inputs, count, length, 2), HostArray.of(sums, count, 1));
  }

  /**
   * The copy task: three symbols, many blanks, a sign to begin; in the last three steps the symbols
   * are asked in their order. What is given before that does not count here, so that the loss is
   * about memory alone.
   *
   * @param series equal ones give equal samples under equal seeds
   * @param delay blanks between the symbols and the sign
   * @return inputs (N, T, 6), one-hot; targets (N, 3), the symbols
   * @see <a href="https://arxiv.org/abs/1511.06464">Arjovsky, Shah, Bengio: Unitary evolution
   *     recurrent neural networks (2015), 4.1</a>
   */
  static Dataset copying(long seed, int series, int count, int delay) {
    RandomStream random = new RandomStream(seed, series, 4);
    int length = copyingLength(delay);
    float[] inputs = new float[count * length * INPUTS];
    int[] targets = new int[count * REMEMBERED];
    for (int i = 0; i < count; i++) {
      int begin = i * length;
      for (int t = 0; t < length; t++) {
        int input = t == length - REMEMBERED ? GO : BLANK;
        if (t < REMEMBERED) {
          input = (int) random.nextLong(SYMBOLS);
          targets[i * REMEMBERED + t] = input;
        }
        inputs[(begin + t) * INPUTS + input] = 1;
      }
    }
    return Dataset.of(
        HostArray.of(inputs, count, length, INPUTS), HostArray.of(targets, count, REMEMBERED));
  }

  /** Steps of {@link #copying}, T. */
  static int copyingLength(int delay) {
    return 2 * REMEMBERED + delay;
  }
}
