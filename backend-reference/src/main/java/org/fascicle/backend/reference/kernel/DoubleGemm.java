package org.fascicle.backend.reference.kernel;

import java.util.Arrays;
import org.fascicle.backend.reference.memory.ArrayPool;
import org.fascicle.backend.reference.memory.ArrayType;
import org.fascicle.backend.reference.memory.HeapStorage;

/**
 * Matrix products in float64.
 *
 * <p>The same scheme as {@link FloatGemm}, which says why.
 */
final class DoubleGemm {
  /** Columns of a panel, which takes 16 KiB. */
  private static final int WIDTH = 256;

  private static final int ROWS = 8;

  private static final int NARROW = 32;

  private final GemmShape shape;
  private final double[] panel;
  private final double[] row;

  private DoubleGemm(GemmShape shape, double[] panel, double[] row) {
    this.shape = shape;
    this.panel = panel;
    this.row = row;
  }

  /** Several products of one shape. */
  @FunctionalInterface
  interface Work {
    void run(DoubleGemm gemm);
  }

  /** Does some work with scratch arrays borrowed from the pool. */
  static void with(ArrayPool pool, GemmShape shape, Work work) {
    HeapStorage panel = pool.allocate(ArrayType.DOUBLES, ROWS * WIDTH);
    HeapStorage row = pool.allocate(ArrayType.DOUBLES, WIDTH);
    try {
      work.run(new DoubleGemm(shape, HeapStorage.doubles(panel), HeapStorage.doubles(row)));
    } finally {
      pool.free(panel);
      pool.free(row);
    }
  }

  /**
   * Computes one product.
   *
   * @param a holds A from a0 on
   * @param b holds B from b0 on
   * @param start what is added to each row of C; null for nothing
   * @param c takes C from c0 on
   */
  void multiply(double[] a, int a0, double[] b, int b0, double[] start, double[] c, int c0) {
    for (int j = 0; j < shape.m(); j += WIDTH) {
      int width = Math.min(WIDTH, shape.m() - j);
      begin(start, j, c, c0 + j, width);
      for (int p = 0; p < shape.k(); p += ROWS) {
        pack(b, b0, p, j, width);
        addPanel(a, a0, p, c, c0 + j, width);
      }
    }
  }

  private void begin(double[] start, int j, double[] c, int c0, int width) {
    for (int i = 0; i < shape.n(); i++) {
      int at = c0 + i * shape.m();
      if (start == null) {
        Arrays.fill(c, at, at + width, 0);
      } else {
        System.arraycopy(start, j, c, at, width);
      }
    }
  }

  /** Copies rows p to p + 7 of B; rows beyond its end are zeros. */
  private void pack(double[] b, int b0, int p, int j, int width) {
    int rows = Math.min(ROWS, shape.k() - p);
    int from = b0 + p * shape.rowB() + j * shape.columnB();
    if (!shape.transposeB()) {
      for (int r = 0; r < rows; r++) {
        System.arraycopy(b, from + r * shape.m(), panel, r * WIDTH, width);
      }
    } else {
      for (int t = 0; t < width; t++) {
        for (int r = 0; r < rows; r++) {
          panel[r * WIDTH + t] = b[from + t * shape.k() + r];
        }
      }
    }
    for (int r = rows; r < ROWS; r++) {
      Arrays.fill(panel, r * WIDTH, r * WIDTH + width, 0);
    }
  }

  /** Adds the columns p to p + 7 of A times the panel to C. */
  private void addPanel(double[] a, int a0, int p, double[] c, int c0, int width) {
    for (int i = 0; i < shape.n(); i++) {
      int at = a0 + i * shape.rowA() + p * shape.columnA();
      int to = c0 + i * shape.m();
      System.arraycopy(c, to, row, 0, width);
      addRows(a, at, p, width);
      System.arraycopy(row, 0, c, to, width);
    }
  }

  private void addRows(double[] a, int at, int p, int width) {
    double a0 = a(a, at, p, 0);
    double a1 = a(a, at, p, 1);
    double a2 = a(a, at, p, 2);
    double a3 = a(a, at, p, 3);
    double a4 = a(a, at, p, 4);
    double a5 = a(a, at, p, 5);
    double a6 = a(a, at, p, 6);
    double a7 = a(a, at, p, 7);
    if (width < NARROW) {
      addNarrow(a0, a1, a2, a3, 0, width);
      addNarrow(a4, a5, a6, a7, 4 * WIDTH, width);
    } else {
      addUpper(a0, a1, a2, a3, width);
      addLower(a4, a5, a6, a7, width);
    }
  }

  /** The element of A that meets row p + r of B; 0 beyond the end. */
  private double a(double[] a, int at, int p, int r) {
    return p + r < shape.k() ? a[at + r * shape.columnA()] : 0;
  }

  /**
   * A loop of its own for few columns: the compiler unrolls a loop as far as its usual length
   * suggests, and short rows in the loops below would keep it from using vectors for long ones.
   */
  private void addNarrow(double a0, double a1, double a2, double a3, int from, int width) {
    double[] c = row;
    double[] b = panel;
    for (int j = 0, at = from; j < width; j++, at++) {
      c[j] += (a0 * b[at] + a1 * b[at + WIDTH]) + (a2 * b[at + 2 * WIDTH] + a3 * b[at + 3 * WIDTH]);
    }
  }

  private void addUpper(double a0, double a1, double a2, double a3, int width) {
    double[] c = row;
    double[] b = panel;
    for (int j = 0; j < width; j++) {
      c[j] += (a0 * b[j] + a1 * b[j + WIDTH]) + (a2 * b[j + 2 * WIDTH] + a3 * b[j + 3 * WIDTH]);
    }
  }

  private void addLower(double a0, double a1, double a2, double a3, int width) {
    double[] c = row;
    double[] b = panel;
    for (int j = 0; j < width; j++) {
      c[j] +=
          (a0 * b[j + 4 * WIDTH] + a1 * b[j + 5 * WIDTH])
              + (a2 * b[j + 6 * WIDTH] + a3 * b[j + 7 * WIDTH]);
    }
  }
}
