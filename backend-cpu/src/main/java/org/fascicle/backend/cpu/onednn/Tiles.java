package org.fascicle.backend.cpu.onednn;

/**
 * How arrays are divided, so that what several passes work on stays in the processors' own caches.
 */
final class Tiles {
  /** Elements of all arrays: 5 MiB. Smaller tiles cost more in calls. */
  private static final long ELEMENTS = 1280 << 10;

  /** Elements that share a cache line. */
  private static final long LINE = 16;

  private Tiles() {}

  /**
   * Elements of a tile: tiles are of about one size, since a small one at the end would cost as
   * many calls.
   *
   * @param count elements of an array
   * @param arrays how many are worked on at once
   */
  static long length(long count, int arrays) {
    long most = ELEMENTS / arrays;
    long tiles = (count + most - 1) / most;
    long each = (count + tiles - 1) / tiles;
    return Math.min(count, (each + LINE - 1) / LINE * LINE);
  }
}
