package org.fascicle.backend.cpu.plain;

/** Elements of arrays, divided among threads. */
final class Spans {
  /** So many are done by one thread. */
  private static final long BLOCK = 4096;

  /** What reading and writing an element, and a function of it, comes to: as much as copying so. */
  private static final long BYTES = 32;

  private Spans() {}

  /** Work on elements, from one on and up to another. */
  @FunctionalInterface
  interface Span {
    void run(long from, long to);
  }

  /** Does work on n elements, which can be done in any order. */
  static void divide(long n, int threads, Span span) {
    Rows.divide(
        Math.toIntExact((n + BLOCK - 1) / BLOCK),
        BLOCK * BYTES,
        threads,
        (from, to) -> span.run(from * BLOCK, Math.min(n, to * BLOCK)));
  }
}
