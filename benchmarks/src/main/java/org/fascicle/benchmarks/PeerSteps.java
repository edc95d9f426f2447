package org.fascicle.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/**
 * A peer's training steps: a hundred to warm up, then as many as count, each with the next batch,
 * which it copies in, and with its loss read back. The peer's own program gives the step; this
 * times it and prints what every peer prints.
 */
public final class PeerSteps {
  private static final int WARM_UP = 100;
  private static final int COUNTED = 400;

  private PeerSteps() {}

  /**
   * Runs and prints.
   *
   * @param work what is trained: an id of the examples
   * @param peer the library and its version
   * @param step takes the step of a number and gives its loss
   */
  public static void run(String work, String peer, IntToDoubleFunction step) {
    double[] millis = new double[COUNTED];
    double first = step.applyAsDouble(0);
    double last = first;
    for (int i = 1; i < WARM_UP + COUNTED; i++) {
      long begin = System.nanoTime();
      last = step.applyAsDouble(i);
      if (i >= WARM_UP) {
        millis[i - WARM_UP] = (System.nanoTime() - begin) / 1e6;
      }
    }
    print(work, peer, Figures.median(millis), first, last);
  }

  /** Prints what a peer found that times its steps itself. */
  public static void print(String work, String peer, double millis, double first, double last) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("work", work);
    figures.put("peer", peer);
    figures.put("stepMillis", Figures.rounded(millis));
    figures.put("firstLoss", Figures.rounded(first));
    figures.put("lastLoss", Figures.rounded(last));
    Figures.print(figures);
  }
}
