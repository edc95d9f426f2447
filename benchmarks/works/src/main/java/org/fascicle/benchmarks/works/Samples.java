package org.fascicle.benchmarks.works;

import java.util.Random;

/**
 * Random samples of a network, the same ones each time, in batches. Classes are as frequent as
 * letters are (Zipf's law), and leave a faint pattern in what goes in: there is something to find,
 * within a few steps.
 *
 * <p>Arrays are handed out, not copied: a copy would be time that no library takes. Nobody writes
 * to them.
 */
public final class Samples {
  private static final long SEED = 1;

  private final Network network;
  private final float[][] values;
  private final int[][] classes;

  /**
   * Draws batches.
   *
   * @param batches how many
   */
  public Samples(Network network, int batch, int batches) {
    this.network = network;
    int size = network.input().size();
    values = new float[batches][batch * size];
    classes = new int[batches][batch];
    Random random = new Random(SEED);
    for (int b = 0; b < batches; b++) {
      for (int i = 0; i < batch; i++) {
        classes[b][i] = zipf(random, network.classes());
        draw(random, classes[b][i], values[b], i * size, size);
      }
    }
  }

  private void draw(Random random, int label, float[] into, int from, int size) {
    for (int p = 0; p < size; p++) {
      boolean isMarked = p % network.classes() == label;
      if (network.input() instanceof Input.Symbols symbols) {
        into[from + p] = random.nextInt(isMarked ? symbols.symbols() / 2 : symbols.symbols());
      } else {
        // Four of five zero, as in images of digits.
        boolean isSet = random.nextFloat() < (isMarked ? 0.5f : 0.2f);
        into[from + p] = isSet ? random.nextFloat() : 0;
      }
    }
  }

  /** A number k below n with a chance in proportion to 1 / (k + 1). */
  private static int zipf(Random random, int n) {
    double sum = 0;
    for (int k = 0; k < n; k++) {
      sum += 1.0 / (k + 1);
    }
    double left = random.nextDouble() * sum;
    int k = 0;
    while (k < n - 1 && left >= 1.0 / (k + 1)) {
      left -= 1.0 / (k + 1);
      k++;
    }
    return k;
  }

  /** How many batches there are. */
  public int batches() {
    return classes.length;
  }

  /** Samples a batch, N. */
  public int batch() {
    return classes[0].length;
  }

  /** What goes in, of one batch: N times the input's shape. Symbols are whole numbers. */
  public float[] values(int batch) {
    return values[batch];
  }

  /** What goes in, of one batch of symbols: N times T. */
  public int[] symbols(int batch) {
    int[] symbols = new int[values[batch].length];
    for (int i = 0; i < symbols.length; i++) {
      symbols[i] = (int) values[batch][i];
    }
    return symbols;
  }

  /** The classes of one batch: N numbers. */
  public int[] classes(int batch) {
    return classes[batch];
  }

  /** The classes of one batch: N rows of K, one of each set. */
  public float[] oneHot(int batch) {
    float[] rows = new float[batch() * network.classes()];
    for (int i = 0; i < batch(); i++) {
      rows[i * network.classes() + classes[batch][i]] = 1;
    }
    return rows;
  }
}
