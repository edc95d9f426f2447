package org.fascicle.plugin.core.metric;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fascicle.api.model.Spec;
import org.fascicle.api.model.SpecSource;
import org.fascicle.api.plugin.Metric;
import org.fascicle.plugin.core.OwnPlugins;
import org.fascicle.specs.Auc;
import org.fascicle.specs.F1Score;
import org.fascicle.specs.FbetaScore;
import org.fascicle.specs.Metrics;
import org.fascicle.specs.OneHotMeanIou;
import org.fascicle.specs.Precision;
import org.fascicle.specs.R2Score;
import org.fascicle.specs.Recall;
import org.fascicle.specs.SensitivityAtSpecificity;
import org.fascicle.tck.junit.MetricKit;
import org.fascicle.tck.learning.MetricCase;
import org.fascicle.tck.learning.Samples;

/** Metrics of this bundle, held to computations that see all samples at once. */
class MetricKitTest extends MetricKit {
  private static final int K = 4;
  private static final int F = 3;

  @Override
  protected Stream<MetricCase<?>> cases() {
    return Stream.of(
        tested(Metrics.accuracy(), Samples.classes(K), mean(MetricKitTest::sparseHit)),
        tested(Metrics.accuracy(), Samples.oneHot(K), mean(MetricKitTest::hit)),
        tested(
            Metrics.sparseCategoricalAccuracy(),
            Samples.classes(K),
            mean(MetricKitTest::sparseHit)),
        tested(Metrics.categoricalAccuracy(), Samples.oneHot(K), mean(MetricKitTest::hit)),
        tested(
            Metrics.binaryAccuracy(),
            Samples.bits(F),
            mean((t, p, n) -> features(i -> (p[n * F + i] > 0.5) == (t[n * F + i] > 0) ? 1 : 0))),
        tested(
            Metrics.equality(),
            Samples.counts(F),
            mean((t, p, n) -> features(i -> p[n * F + i] == t[n * F + i] ? 1 : 0))),
        tested(
            Metrics.sparseTopKCategoricalAccuracy(2),
            Samples.classes(K),
            mean((t, p, n) -> rank(p, n, (int) t[n]) < 2 ? 1 : 0)),
        tested(
            Metrics.topKCategoricalAccuracy(2),
            Samples.oneHot(K),
            mean((t, p, n) -> rank(p, n, highest(t, n)) < 2 ? 1 : 0)),
        tested(
            Metrics.meanSquaredError(),
            Samples.reals(F),
            mean((t, p, n) -> features(i -> Math.pow(t[n * F + i] - p[n * F + i], 2)))),
        tested(
            Metrics.meanAbsoluteError(),
            Samples.reals(F),
            mean((t, p, n) -> features(i -> Math.abs(t[n * F + i] - p[n * F + i])))),
        tested(
            Metrics.poisson(),
            Samples.counts(F),
            mean((t, p, n) -> features(i -> p[n * F + i] - t[n * F + i] * Math.log(p[n * F + i])))),
        tested(
            Metrics.hinge(),
            Samples.signs(F),
            mean((t, p, n) -> features(i -> Math.max(0, 1 - t[n * F + i] * p[n * F + i])))),
        tested(Metrics.cosineSimilarity(), Samples.reals(F), mean(MetricKitTest::cosine)),
        tested(
            Metrics.rootMeanSquaredError(),
            Samples.reals(F),
            (t, p, w) ->
                new double[] {
                  Math.sqrt(
                      mean((a, b, n) -> features(i -> Math.pow(a[n * F + i] - b[n * F + i], 2)))
                          .value(t, p, w)[0])
                }),
        tested(
            Metrics.truePositives(0.2, 0.7),
            Samples.bits(F),
            (t, p, w) -> new double[] {count(t, p, w, 0.2, 1, true), count(t, p, w, 0.7, 1, true)}),
        tested(
            Metrics.falsePositives(),
            Samples.bits(F),
            (t, p, w) -> new double[] {count(t, p, w, 0.5, 0, true)}),
        tested(
            Metrics.trueNegatives(),
            Samples.bits(F),
            (t, p, w) -> new double[] {count(t, p, w, 0.5, 0, false)}),
        tested(
            Metrics.falseNegatives(),
            Samples.bits(F),
            (t, p, w) -> new double[] {count(t, p, w, 0.5, 1, false)}),
        tested(
            Precision.of().thresholds(0.3, 0.6),
            Samples.bits(F),
            (t, p, w) -> new double[] {precision(t, p, w, 0.3), precision(t, p, w, 0.6)}),
        tested(Recall.of(), Samples.bits(F), (t, p, w) -> new double[] {recall(t, p, w, 0.5)}),
        tested(
            SensitivityAtSpecificity.of(0.5).numThresholds(9),
            Samples.bits(F),
            (t, p, w) ->
                new double[] {
                  IntStream.range(0, 9)
                      .mapToDouble(i -> i / 8.0)
                      .filter(at -> 1 - fallout(t, p, w, at) >= 0.5)
                      .map(at -> recall(t, p, w, at))
                      .max()
                      .orElse(0)
                }),
        tested(Auc.of().numThresholds(9), Samples.bits(F), MetricKitTest::area),
        tested(F1Score.of(), Samples.oneHot(K), (t, p, w) -> f(confusion(t, p, w), 1)),
        tested(
            FbetaScore.of(2).average("macro"),
            Samples.oneHot(K),
            (t, p, w) ->
                new double[] {Arrays.stream(f(confusion(t, p, w), 2)).average().orElseThrow()}),
        tested(
            Metrics.confusionMatrix(),
            Samples.classes(K),
            (t, p, w) ->
                Arrays.stream(sparseConfusion(t, p, w)).flatMapToDouble(Arrays::stream).toArray()),
        tested(
            Metrics.balancedAccuracy(),
            Samples.classes(K),
            (t, p, w) -> balanced(sparseConfusion(t, p, w))),
        tested(
            Metrics.cohenKappa(), Samples.classes(K), (t, p, w) -> kappa(sparseConfusion(t, p, w))),
        tested(OneHotMeanIou.of(K), Samples.oneHot(K), (t, p, w) -> overlap(confusion(t, p, w))),
        tested(R2Score.of().classAggregation("none"), Samples.reals(F), MetricKitTest::explained));
  }

  /** A number of one sample. */
  @FunctionalInterface
  private interface OfSample {
    double of(double[] targets, double[] predictions, int sample);
  }

  private static MetricCase.Naive mean(OfSample value) {
    return (t, p, w) -> {
      double total = 0;
      for (int n = 0; n < w.length; n++) {
        total += w[n] * value.of(t, p, n);
      }
      return new double[] {total / Arrays.stream(w).sum()};
    };
  }

  private static double features(IntToDoubleFunction value) {
    return IntStream.range(0, F).mapToDouble(value).average().orElseThrow();
  }

  private static double sparseHit(double[] t, double[] p, int n) {
    return highest(p, n) == (int) t[n] ? 1 : 0;
  }

  private static double hit(double[] t, double[] p, int n) {
    return highest(p, n) == highest(t, n) ? 1 : 0;
  }

  private static int highest(double[] values, int n) {
    int best = 0;
    for (int k = 1; k < K; k++) {
      best = values[n * K + k] > values[n * K + best] ? k : best;
    }
    return best;
  }

  private static long rank(double[] p, int n, int k) {
    return IntStream.range(0, K).filter(other -> p[n * K + other] > p[n * K + k]).count();
  }

  private static double cosine(double[] t, double[] p, int n) {
    double product = 0;
    double ofT = 0;
    double ofP = 0;
    for (int i = n * F; i < (n + 1) * F; i++) {
      product += t[i] * p[i];
      ofT += t[i] * t[i];
      ofP += p[i] * p[i];
    }
    return product / Math.sqrt(ofT * ofP);
  }

  /** The weight of elements that are so, and scored above a threshold or not. */
  private static double count(
      double[] t, double[] p, double[] w, double threshold, double truth, boolean above) {
    double sum = 0;
    for (int i = 0; i < t.length; i++) {
      sum += t[i] == truth && (p[i] > threshold) == above ? w[i / F] : 0;
    }
    return sum;
  }

  private static double precision(double[] t, double[] p, double[] w, double at) {
    double hits = count(t, p, w, at, 1, true);
    double all = hits + count(t, p, w, at, 0, true);
    return all == 0 ? 0 : hits / all;
  }

  private static double recall(double[] t, double[] p, double[] w, double at) {
    double hits = count(t, p, w, at, 1, true);
    return hits / (hits + count(t, p, w, at, 1, false));
  }

  private static double fallout(double[] t, double[] p, double[] w, double at) {
    double wrong = count(t, p, w, at, 0, true);
    return wrong / (wrong + count(t, p, w, at, 0, false));
  }

  /** Trapezia under the curve through thresholds 0 − ε, 1/8 … 7/8, 1 + ε. */
  private static double[] area(double[] t, double[] p, double[] w) {
    double area = 0;
    for (int i = 0; i < 8; i++) {
      double low = i == 0 ? -1e-7 : i / 8.0;
      double high = i == 7 ? 1 + 1e-7 : (i + 1) / 8.0;
      double height = (recall(t, p, w, low) + recall(t, p, w, high)) / 2;
      area += (fallout(t, p, w, low) - fallout(t, p, w, high)) * height;
    }
    return new double[] {area};
  }

  private static double[][] confusion(double[] t, double[] p, double[] w) {
    double[][] matrix = new double[K][K];
    for (int n = 0; n < w.length; n++) {
      matrix[highest(t, n)][highest(p, n)] += w[n];
    }
    return matrix;
  }

  private static double[][] sparseConfusion(double[] t, double[] p, double[] w) {
    double[][] matrix = new double[K][K];
    for (int n = 0; n < w.length; n++) {
      matrix[(int) t[n]][highest(p, n)] += w[n];
    }
    return matrix;
  }

  private static double row(double[][] matrix, int k) {
    return Arrays.stream(matrix[k]).sum();
  }

  private static double column(double[][] matrix, int k) {
    return Arrays.stream(matrix).mapToDouble(row -> row[k]).sum();
  }

  /** (1 + β²) hits / ((1 + β²) hits + β² missed + excess). */
  private static double[] f(double[][] matrix, double beta) {
    return IntStream.range(0, K)
        .mapToDouble(
            k -> {
              double hits = (1 + beta * beta) * matrix[k][k];
              double missed = row(matrix, k) - matrix[k][k];
              double excess = column(matrix, k) - matrix[k][k];
              double all = hits + beta * beta * missed + excess;
              return all == 0 ? 0 : hits / all;
            })
        .toArray();
  }

  private static double[] balanced(double[][] matrix) {
    return new double[] {
      IntStream.range(0, K)
          .filter(k -> row(matrix, k) > 0)
          .mapToDouble(k -> matrix[k][k] / row(matrix, k))
          .average()
          .orElseThrow()
    };
  }

  private static double[] kappa(double[][] matrix) {
    double all = IntStream.range(0, K).mapToDouble(k -> row(matrix, k)).sum();
    double agreed = IntStream.range(0, K).mapToDouble(k -> matrix[k][k]).sum() / all;
    double chance =
        IntStream.range(0, K).mapToDouble(k -> row(matrix, k) * column(matrix, k)).sum()
            / (all * all);
    return new double[] {(agreed - chance) / (1 - chance)};
  }

  private static double[] overlap(double[][] matrix) {
    return IntStream.range(0, K)
        .mapToDouble(k -> matrix[k][k] / (row(matrix, k) + column(matrix, k) - matrix[k][k]))
        .toArray();
  }

  /** Two passes: means first, then deviations from them. */
  private static double[] explained(double[] t, double[] p, double[] w) {
    double all = Arrays.stream(w).sum();
    return IntStream.range(0, F)
        .mapToDouble(
            f -> {
              double mean =
                  IntStream.range(0, w.length).mapToDouble(n -> w[n] * t[n * F + f]).sum() / all;
              double left =
                  IntStream.range(0, w.length)
                      .mapToDouble(n -> w[n] * Math.pow(t[n * F + f] - p[n * F + f], 2))
                      .sum();
              double total =
                  IntStream.range(0, w.length)
                      .mapToDouble(n -> w[n] * Math.pow(t[n * F + f] - mean, 2))
                      .sum();
              return 1 - left / total;
            })
        .toArray();
  }

  @SuppressWarnings("unchecked")
  private static MetricCase<?> tested(
      SpecSource source, Samples.Source data, MetricCase.Naive naive) {
    Spec spec = source.spec();
    var metric = (Metric<Record>) OwnPlugins.plugin(spec.kind(), spec.type());
    return new MetricCase<>(spec.toString(), metric, OwnPlugins.config(spec), data, naive);
  }
}
