package org.fascicle.plugin.core.metric;

import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.fascicle.api.data.HostArray;

/**
 * True and false positives and negatives at thresholds, from a histogram of scores.
 *
 * @param histogram weights by (bounds below the score, label, whether it is true: 1 and 0 in this
 *     order), row-major
 * @param thresholds the number of bounds
 * @param labels the number of labels that are counted apart
 */
record Counts(HostArray histogram, int thresholds, int labels) {
  /** What is true and scored above a bound. */
  double truePositives(int threshold, int label) {
    return sum(threshold + 1, thresholds, label, 0);
  }

  /** What is false and scored above a bound. */
  double falsePositives(int threshold, int label) {
    return sum(threshold + 1, thresholds, label, 1);
  }

  /** What is false and not scored above a bound. */
  double trueNegatives(int threshold, int label) {
    return sum(0, threshold, label, 1);
  }

  /** What is true and not scored above a bound. */
  double falseNegatives(int threshold, int label) {
    return sum(0, threshold, label, 0);
  }

  /** True positives among positives; 0 for none. */
  double precision(int threshold, int label) {
    double hits = truePositives(threshold, label);
    return ratio(hits, hits + falsePositives(threshold, label));
  }

  /** True positives among what is true; 0 for none. */
  double recall(int threshold, int label) {
    double hits = truePositives(threshold, label);
    return ratio(hits, hits + falseNegatives(threshold, label));
  }

  /** True negatives among what is false; 0 for none. */
  double specificity(int threshold, int label) {
    double hits = trueNegatives(threshold, label);
    return ratio(hits, hits + falsePositives(threshold, label));
  }

  private double sum(int from, int to, int label, int column) {
    double sum = 0;
    for (int bucket = from; bucket <= to; bucket++) {
      sum += histogram.get((bucket * labels + label) * 2 + column);
    }
    return sum;
  }

  /** A part of a whole; 0 of nothing. */
  static double ratio(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }

  /** The greatest value over the thresholds that reach what is asked; 0 where none does. */
  double[] best(IntPredicate reached, IntToDoubleFunction value) {
    double best =
        IntStream.range(0, thresholds()).filter(reached).mapToDouble(value).max().orElse(0);
    return new double[] {best};
  }
}
