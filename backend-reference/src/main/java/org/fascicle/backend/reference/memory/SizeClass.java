package org.fascicle.backend.reference.memory;

/**
 * Array lengths are rounded up to four steps an octave, so that tensors of similar size share
 * arrays and at most a fifth of an array lies idle.
 */
final class SizeClass {
  /** The longest array that common virtual machines allocate. */
  static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

  /** The number of classes. */
  static final int COUNT = of(MAX_LENGTH) + 1;

  private static final int SMALLEST_LOG = 4;

  private SizeClass() {}

  /** The smallest class whose arrays hold this many elements. */
  static int of(int elements) {
    if (elements <= 1 << SMALLEST_LOG) {
      return 0;
    }
    int octave = 31 - Integer.numberOfLeadingZeros(elements - 1);
    int quarter = (elements - 1) >>> (octave - 2) & 3;
    return ((octave - SMALLEST_LOG) << 2) + quarter + 1;
  }

  /** The length of a class's arrays. */
  static int length(int sizeClass) {
    if (sizeClass == 0) {
      return 1 << SMALLEST_LOG;
    }
    int octave = ((sizeClass - 1) >>> 2) + SMALLEST_LOG;
    int quarter = (sizeClass - 1) & 3;
    long length = (long) (quarter + 5) << (octave - 2);
    return (int) Math.min(length, MAX_LENGTH);
  }
}
