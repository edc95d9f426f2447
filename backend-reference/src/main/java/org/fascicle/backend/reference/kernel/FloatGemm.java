package org.fascicle.backend.reference.kernel;

import java.util.Arrays;
import org.fascicle.backend.reference.memory.ArrayPool;
import org.fascicle.backend.reference.memory.ArrayType;
import org.fascicle.backend.reference.memory.HeapStorage;

/**
 * Matrix products in float32.
 *
 * <p>A panel of 8 rows of B, {@link #WIDTH} columns wide, is copied to a small array that stays in
 * the nearest cache, and one row of C at a time to another. The innermost loop then reads and
 * writes arrays from their beginning, at constant distances: the form that the compiler turns into
 * vector instructions, which makes it three to four times as fast as a loop over the matrices
 * themselves. Products are added in fours before they meet C.
 */
final class FloatGemm {
  /** Columns of a panel, which takes 16 KiB. */
  private static final int WIDTH = 512;

  private static final int ROWS = 8;

  private static final int NARROW = 32;

  private final GemmShape shape;
  private final float[] panel;
  private final float[] row;

  private FloatGemm(GemmShape shape, float[] panel, float[] row) {
    this.shape = shape;
    this.panel = panel;
    this.row = row;
  }

  /** Several products of one shape. */
  @FunctionalInterface
  interface Work {
    void run(FloatGemm gemm);
  }

  /** Does some work with scratch arrays borrowed from the pool. */
  static void with(ArrayPool pool, GemmShape shape, Work work) {
    HeapStorage panel = pool.allocate(ArrayType.FLOATS, ROWS * WIDTH);
    HeapStorage row = pool.allocate(ArrayType.FLOATS, WIDTH);
    try {
      work.run(new FloatGemm(shape, HeapStorage.floats(panel), HeapStorage.floats(row)));
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
  void multiply(float[] a, int a0, float[] b, int b0, float[] start, float[] c, int c0) {
    for (int j = 0; j < shape.m(); j += WIDTH) {
      int width = Math.min(WIDTH, shape.m() - j);
      begin(start, j, c, c0 + j, width);
      for (int p = 0; p < shape.k(); p += ROWS) {
        pack(b, b0, p, j, width);
        addPanel(a, a0, p, c, c0 + j, width);
      }
    }
  }

  private void begin(float[] start, int j, float[] c, int c0, int width) {
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
  private void pack(float[] b, int b0, int p, int j, int width) {
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
  private void addPanel(float[] a, int a0, int p, float[] c, int c0, int width) {
    for (int i = 0; i < shape.n(); i++) {
      int at = a0 + i * shape.rowA() + p * shape.columnA();
      int to = c0 + i * shape.m();
      System.arraycopy(c, to, row, 0, width);
      addRows(a, at, p, width);
      System.arraycopy(row, 0, c, to, width);
    }
  }

  private void addRows(float[] a, int at, int p, int width) {
    float a0 = a(a, at, p, 0);
    float a1 = a(a, at, p, 1);
    float a2 = a(a, at, p, 2);
    float a3 = a(a, at, p, 3);
    float a4 = a(a, at, p, 4);
    float a5 = a(a, at, p, 5);
    float a6 = a(a, at, p, 6);
    float a7 = a(a, at, p, 7);
    if (width < NARROW) {
      addNarrow(a0, a1, a2, a3, 0, width);
      addNarrow(a4, a5, a6, a7, 4 * WIDTH, width);
    } else {
      addUpper(a0, a1, a2, a3, width);
      addLower(a4, a5, a6, a7, width);
    }
  }

  /** The element of A that meets row p + r of B; 0 beyond the end. */
  private float a(float[] a, int at, int p, int r) {
    return p + r < shape.k() ? a[at + r * shape.columnA()] : 0;
  }

  /**
   * A loop of its own for few columns: the compiler unrolls a loop as far as its usual length
   * suggests, and short rows in the loops below would keep it from using vectors for long ones.
   */
  private void addNarrow(float a0, float a1, float a2, float a3, int from, int width) {
    float[] c = row;
    float[] b = panel;
    for (int j = 0, at = from; j < width; j++, at++) {
      c[j] += (a0 * b[at] + a1 * b[at + WIDTH]) + (a2 * b[at + 2 * WIDTH] + a3 * b[at + 3 * WIDTH]);
    }
  }

  private void addUpper(float a0, float a1, float a2, float a3, int width) {
    float[] c = row;
    float[] b = panel;
    for (int j = 0; j < width; j++) {
      c[j] += (a0 * b[j] + a1 * b[j + WIDTH]) + (a2 * b[j + 2 * WIDTH] + a3 * b[j + 3 * WIDTH]);
    }
  }

  private void addLower(float a0, float a1, float a2, float a3, int width) {
    float[] c = row;
    float[] b = panel;
    for (int j = 0; j < width; j++) {
      c[j] +=
          (a0 * b[j + 4 * WIDTH] + a1 * b[j + 5 * WIDTH])
              + (a2 * b[j + 6 * WIDTH] + a3 * b[j + 7 * WIDTH]);
    }
  }
}
