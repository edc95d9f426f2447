package org.fascicle.backend.reference.kernel;

/**
 * The sizes of a matrix product C (n, m) = A (n, k) · B (k, m) and how A and B lie in memory; C is
 * row-major.
 *
 * @param n rows of A and C
 * @param k columns of A, rows of B
 * @param m columns of B and C
 * @param transposeA whether A is stored as (k, n)
 * @param transposeB whether B is stored as (m, k)
 */
record GemmShape(int n, int k, int m, boolean transposeA, boolean transposeB) {
  /** The distance of a row of A from the next. */
  int rowA() {
    return transposeA ? 1 : k;
  }

  /** The distance of a column of A from the next. */
  int columnA() {
    return transposeA ? n : 1;
  }

  /** The distance of a row of B from the next. */
  int rowB() {
    return transposeB ? 1 : m;
  }

  /** The distance of a column of B from the next. */
  int columnB() {
    return transposeB ? k : 1;
  }
}
