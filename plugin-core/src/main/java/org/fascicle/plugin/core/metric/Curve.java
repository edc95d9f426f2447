package org.fascicle.plugin.core.metric;

/**
 * The area under a curve whose points are the counts at thresholds, from the lowest threshold on
 * (keras/src/metrics/confusion_metrics.py).
 *
 * @param kind {@code ROC}, {@code PR} or {@code PRGAIN}
 * @param summation how the height between two points is taken
 */
record Curve(String kind, String summation) {
  /** A curve by names in any case. */
  static Curve of(String kind, String summation) {
    return new Curve(kind.toUpperCase(java.util.Locale.ROOT), summation);
  }

  /** The area of one label. */
  double area(Counts counts, int label) {
    boolean interpolates = summation.equals("interpolation");
    double area = 0;
    for (int i = 0; i + 1 < counts.thresholds(); i++) {
      area +=
          kind.equals("PR") && interpolates
              ? precisionStep(counts, i, label)
              : (x(counts, i, label) - x(counts, i + 1, label))
                  * height(y(counts, i, label), y(counts, i + 1, label));
    }
    return area;
  }

  private double height(double a, double b) {
    return switch (summation) {
      case "minoring" -> Math.min(a, b);
      case "majoring" -> Math.max(a, b);
      default -> (a + b) / 2;
    };
  }

  private double x(Counts counts, int i, int label) {
    return switch (kind) {
      case "ROC" -> 1 - specificity(counts, i, label);
      case "PR" -> counts.recall(i, label);
      default -> Math.max(0, gain(counts, i, label, counts.falseNegatives(i, label), 0));
    };
  }

  private double y(Counts counts, int i, int label) {
    return switch (kind) {
      case "ROC" -> counts.recall(i, label);
      case "PR" -> counts.precision(i, label);
      default -> gain(counts, i, label, counts.falsePositives(i, label), 1);
    };
  }

  /** 1 where nothing is false, so that the rate of false positives is 0. */
  private static double specificity(Counts counts, int i, int label) {
    double all = counts.falsePositives(i, label) + counts.trueNegatives(i, label);
    return all == 0 ? 1 : counts.specificity(i, label);
  }

  /** Precision or recall on a scale where a random guess is 0 (Flach and Kull 2015). */
  private static double gain(Counts counts, int i, int label, double wrong, double ifNone) {
    double hits = counts.truePositives(i, label);
    double yes = hits + counts.falseNegatives(i, label);
    double no = counts.trueNegatives(i, label) + counts.falsePositives(i, label);
    return hits == 0 ? ifNone : 1 - Counts.ratio(yes, no) * wrong / hits;
  }

  /**
   * Between two points true positives grow in proportion to positives, and precision is no line.
   */
  private static double precisionStep(Counts counts, int i, int label) {
    double hits = counts.truePositives(i, label);
    double nextHits = counts.truePositives(i + 1, label);
    double positives = hits + counts.falsePositives(i, label);
    double nextPositives = nextHits + counts.falsePositives(i + 1, label);
    double slope = Counts.ratio(hits - nextHits, Math.max(positives - nextPositives, 0));
    double intercept = nextHits - slope * nextPositives;
    double ratio = positives > 0 && nextPositives > 0 ? positives / nextPositives : 1;
    double yes = nextHits + counts.falseNegatives(i + 1, label);
    return Counts.ratio(slope * (hits - nextHits + intercept * Math.log(ratio)), yes);
  }
}
