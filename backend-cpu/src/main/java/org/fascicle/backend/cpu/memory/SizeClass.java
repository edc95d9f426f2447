package org.fascicle.backend.cpu.memory;

/**
 * Sizes are rounded up to four steps an octave, so that tensors of similar size share memory and at
 * most a fifth of it lies idle.
 */
final class SizeClass {
  /** Alignment and smallest size, in bytes: a cache line, a vector of AVX-512. */
  static final int LINE = 64;

  /** The number of steps in which a size doubles. */
  static final int OCTAVE = 4;

  /** The largest size. */
  static final long MAX_BYTES = 1L << 46;

  /** The number of classes. */
  static final int COUNT = of(MAX_BYTES) + 1;

  private static final int SMALLEST_LOG = 6;

  private SizeClass() {}

  /** The smallest class that holds this many bytes. */
  static int of(long bytes) {
    if (bytes <= LINE) {
      return 0;
    }
    int octave = 63 - Long.numberOfLeadingZeros(bytes - 1);
    int quarter = (int) ((bytes - 1) >>> (octave - 2)) & 3;
    return ((octave - SMALLEST_LOG) << 2) + quarter + 1;
  }

  /** The bytes of a class's memory, a multiple of {@link #LINE} from one octave above it on. */
  static long bytes(int sizeClass) {
    if (sizeClass == 0) {
      return LINE;
    }
    int octave = ((sizeClass - 1) >>> 2) + SMALLEST_LOG;
    int quarter = (sizeClass - 1) & 3;
    return (long) (quarter + 5) << (octave - 2);
  }
}
