package org.fascicle.plugin.datasets.roads;

/**
 * Smooth noise over the plane, between 0 and 1: random numbers at whole coordinates, joined by
 * cubics. A pure function of its key.
 *
 * @param key equal keys give equal noise
 */
record Grain(int key) {

  /** The noise at a place. */
  double at(double x, double y) {
    int column = (int) Math.floor(x);
    int row = (int) Math.floor(y);
    double across = smooth(x - column);
    double down = smooth(y - row);
    double upper = mix(corner(column, row), corner(column + 1, row), across);
    double lower = mix(corner(column, row + 1), corner(column + 1, row + 1), across);
    return mix(upper, lower, down);
  }

  /** Two octaves of it. */
  double rough(double x, double y) {
    return (2 * at(x, y) + at(2.3 * x + 17, 2.3 * y - 5)) / 3;
  }

  private static double smooth(double t) {
    return t * t * (3 - 2 * t);
  }

  private static double mix(double a, double b, double share) {
    return a + share * (b - a);
  }

  /** The bits of MurmurHash3's finalizer (Appleby 2011, public domain). */
  private double corner(int column, int row) {
    int bits = key ^ (column * 0x9E3779B1) ^ (row * 0x85EBCA77);
    bits = (bits ^ bits >>> 16) * 0x85EBCA6B;
    bits = (bits ^ bits >>> 13) * 0xC2B2AE35;
    return ((bits ^ bits >>> 16) & 0xFFFFFF) * 0x1p-24;
  }
}
