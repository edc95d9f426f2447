package org.fascicle.platform.internal.model;

/**
 * Numbers of the places that draw random numbers. They depend on names alone, so that adding a
 * layer changes nothing for the others.
 */
public final class Sites {
  private static final long FNV_BASIS = 0xCBF29CE484222325L;
  private static final long FNV_PRIME = 0x100000001B3L;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Sites() {}

  /**
   * The number of a named place.
   *
   * @see <a href="http://www.isthe.com/chongo/tech/comp/fnv/">FNV-1a, 64 bits</a>
   */
  public static long of(String path) {
    long hash = FNV_BASIS;
    for (int i = 0; i < path.length(); i++) {
      hash = (hash ^ path.charAt(i)) * FNV_PRIME;
    }
    return hash;
  }

  /** The number of the n-th draw of a layer's call. */
  static long of(long layer, int call, int draw) {
    return mix(layer + GOLDEN * (((long) call << 32) + draw + 1));
  }

  /** The number of a layer inside another one. */
  static long inside(long outer, String name) {
    return mix(outer + of(name));
  }

  /** The finaliser of SplitMix64: neighbouring numbers become unlike. */
  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
