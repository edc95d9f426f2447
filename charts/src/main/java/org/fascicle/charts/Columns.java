package org.fascicle.charts;

import java.util.List;

/**
 * Where the cells of ranked rows stand from left to right: as near to their neighbours above and
 * below as their widths allow. One row, its order and distances given, is placed best in the sense
 * of least squares, which is an isotonic regression.
 *
 * @see <a href="https://doi.org/10.1214/aoms/1177728423">Ayer, Brunk, Ewing, Reid, Silverman: An
 *     Empirical Distribution Function for Sampling with Incomplete Information (1955)</a>
 */
final class Columns {
  private static final int SWEEPS = 24;

  private final Ranks ranks;
  private final double[] left;
  private final double[] right;
  private final double gap;
  private final double[] x;

  /**
   * Places them.
   *
   * @param left how far each cell reaches to the left of its place
   * @param right how far to the right
   * @param gap room between neighbours
   */
  private Columns(Ranks ranks, double[] left, double[] right, double gap) {
    this.ranks = ranks;
    this.left = left;
    this.right = right;
    this.gap = gap;
    this.x = new double[left.length];
  }

  /**
   * Places of the cells; the leftmost reaches to 0.
   *
   * @param ports for each link, how far right of its first cell's place it begins
   */
  static double[] of(Ranks ranks, double[] left, double[] right, double gap, double... ports) {
    Columns columns = new Columns(ranks, left, right, gap);
    for (List<Integer> row : ranks.rows) {
      columns.place(row, new double[left.length], new double[left.length]);
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      // At last both ways at once, so that neither wins.
      boolean isBoth = sweep >= SWEEPS - 8;
      columns.sweep(ports, isBoth || sweep % 2 == 0, isBoth || sweep % 2 == 1, sweep % 2 == 0);
    }
    return columns.shifted();
  }

  private void sweep(double[] ports, boolean usesAbove, boolean usesBelow, boolean isDown) {
    int count = ranks.rows.size();
    for (int i = 0; i < count; i++) {
      int rank = isDown ? i : count - 1 - i;
      double[] sums = new double[x.length];
      double[] weights = new double[x.length];
      for (int link = 0; link < ranks.chains.size(); link++) {
        List<Integer> chain = ranks.chains.get(link);
        for (int s = 1; s < chain.size(); s++) {
          int upper = chain.get(s - 1);
          int lower = chain.get(s);
          double port = s == 1 ? ports[link] : 0;
          // Long links are to be straight.
          double weight = s > 1 && s < chain.size() - 1 ? 8 : chain.size() > 2 ? 2 : 1;
          if (usesAbove && ranks.ranks.get(lower) == rank) {
            sums[lower] += weight * (x[upper] + port);
            weights[lower] += weight;
          }
          if (usesBelow && ranks.ranks.get(upper) == rank) {
            sums[upper] += weight * (x[lower] - port);
            weights[upper] += weight;
          }
        }
      }
      place(ranks.rows.get(rank), sums, weights);
    }
  }

  /** Pools adjacent violators: cells that want to stand closer than they can move as one. */
  private void place(List<Integer> row, double[] sums, double... weights) {
    int size = row.size();
    double[] offset = new double[size];
    double[] mean = new double[size];
    double[] weight = new double[size];
    int[] length = new int[size];
    int pools = 0;
    for (int i = 0; i < size; i++) {
      int cell = row.get(i);
      offset[i] = i == 0 ? 0 : offset[i - 1] + right[row.get(i - 1)] + gap + left[cell];
      double wish = weights[cell] == 0 ? x[cell] : sums[cell] / weights[cell];
      mean[pools] = wish - offset[i];
      weight[pools] = Math.max(0.1, weights[cell]);
      length[pools] = 1;
      pools++;
      while (pools > 1 && mean[pools - 2] > mean[pools - 1]) {
        double sum = weight[pools - 2] + weight[pools - 1];
        mean[pools - 2] =
            (mean[pools - 2] * weight[pools - 2] + mean[pools - 1] * weight[pools - 1]) / sum;
        weight[pools - 2] = sum;
        length[pools - 2] += length[pools - 1];
        pools--;
      }
    }
    int i = 0;
    for (int pool = 0; pool < pools; pool++) {
      for (int k = 0; k < length[pool]; k++, i++) {
        x[row.get(i)] = mean[pool] + offset[i];
      }
    }
  }

  private double[] shifted() {
    double least = 0;
    for (int cell = 0; cell < x.length; cell++) {
      least = cell == 0 ? x[0] - left[0] : Math.min(least, x[cell] - left[cell]);
    }
    for (int cell = 0; cell < x.length; cell++) {
      x[cell] -= least;
    }
    return x;
  }
}
