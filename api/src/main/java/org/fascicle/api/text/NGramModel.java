package org.fascicle.api.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fascicle.api.exception.InvalidArgumentException;

/**
 * Counts of n symbols in a row. The probability of a symbol s after the n − 1 before it, h, leans
 * on that after one symbol less, h′: p(s | h) = (count(h s) + α p(s | h′)) / (count(h) + α), and in
 * the end on 1 / V. So nothing is impossible, and the longer history decides once it was seen often
 * enough: the smoothing with a Dirichlet prior of MacKay and Peto.
 *
 * @see <a href="https://doi.org/10.1017/S1351324900000218">MacKay, Peto: A hierarchical Dirichlet
 *     language model (1995)</a>
 */
public final class NGramModel implements LanguageModel {
  private final int n;
  private final int size;
  private final double alpha;
  private final Map<List<Integer>, int[]> counts = new HashMap<>();

  /**
   * A model that has seen nothing.
   *
   * @param n symbols in a row, 1 or more
   * @param size the number of symbols, V
   * @param alpha the weight of the shorter history, above 0; Laplace's rule is n = 1, α = V
   */
  public NGramModel(int n, int size, double alpha) {
    require(n >= 1, "n", "1 or more", n);
    require(size >= 1, "size", "1 symbol or more", size);
    require(alpha > 0 && Double.isFinite(alpha), "alpha", "a number above 0", alpha);
    this.n = n;
    this.size = size;
    this.alpha = alpha;
  }

  private static void require(boolean holds, String what, String expected, double actual) {
    if (!holds) {
      throw new InvalidArgumentException("NGramModel." + what, expected, actual + "", "");
    }
  }

  /** Counts a text, from a beginning to an end: n-grams do not reach over to the next text. */
  public NGramModel count(int... text) {
    for (int i = 0; i < text.length; i++) {
      for (int before = 0; before < n && before <= i; before++) {
        counts.computeIfAbsent(history(text, i, before), h -> new int[size])[text[i]]++;
      }
    }
    return this;
  }

  private static List<Integer> history(int[] text, int end, int length) {
    return Arrays.stream(text, end - length, end).boxed().toList();
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Reading begin() {
    return new Reading() {
      private int[] seen = new int[0];

      @Override
      public float[] next() {
        return probabilities(seen);
      }

      @Override
      public void read(int symbol) {
        int keep = Math.min(seen.length, n - 1);
        int[] longer = Arrays.copyOfRange(seen, seen.length - keep, seen.length + 1);
        longer[keep] = symbol;
        seen = longer;
      }
    };
  }

  /** From no history to the longest one, each leaning on the one before. */
  private float[] probabilities(int... seen) {
    double[] p = new double[size];
    Arrays.fill(p, 1.0 / size);
    for (int length = 0; length < n && length <= seen.length; length++) {
      int[] after = counts.get(history(seen, seen.length, length));
      if (after == null) {
        break; // A history never seen: no longer one was either.
      }
      double total = alpha + Arrays.stream(after).asLongStream().sum();
      for (int s = 0; s < size; s++) {
        p[s] = (after[s] + alpha * p[s]) / total;
      }
    }
    float[] rounded = new float[size];
    for (int s = 0; s < size; s++) {
      rounded[s] = (float) p[s];
    }
    return rounded;
  }
}
