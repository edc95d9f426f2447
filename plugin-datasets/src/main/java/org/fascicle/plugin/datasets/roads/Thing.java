package org.fascicle.plugin.datasets.roads;

/**
 * Something that stands upright on the ground and faces the camera.
 *
 * @param x of its middle, in metres
 * @param depth how far ahead
 * @param width in metres
 * @param height in metres
 * @param look what it is
 * @param color its own
 * @param grain of its leaves
 */
record Thing(
    double x, double depth, double width, double height, Look look, Rgb color, Grain grain) {

  /** What it is. */
  enum Look {
    BROAD_TREE,
    CONIFER,
    OWN_WAY,
    ONCOMING
  }

  private static final Rgb TRUNK = new Rgb(0.3, 0.21, 0.14);
  private static final Rgb GLASS = new Rgb(0.16, 0.2, 0.26);
  private static final Rgb TYRE = new Rgb(0.06, 0.06, 0.07);
  private static final Rgb TAIL = new Rgb(0.85, 0.08, 0.06);
  private static final Rgb HEAD = new Rgb(1, 0.97, 0.8);

  static Thing tree(Draws draws, Road road) {
    double depth = draws.uniform(7, 70);
    double x = road.middle(depth) + draws.side() * (road.half() + draws.uniform(1.5, 16));
    double height = draws.uniform(3, 9);
    boolean isConifer = draws.chance(0.4);
    double autumn = draws.chance(0.15) ? 0.25 : 0;
    double green = draws.uniform(0.25, 0.45);
    return new Thing(
        x,
        depth,
        height * (isConifer ? draws.uniform(0.35, 0.5) : draws.uniform(0.6, 0.9)),
        height,
        isConifer ? Look.CONIFER : Look.BROAD_TREE,
        new Rgb(0.13 + autumn + green / 4, green, 0.1),
        new Grain(draws.bits()));
  }

  /** A car in a lane; on the right one goes the same way. */
  static Thing car(Draws draws, Road road) {
    double depth = draws.uniform(7, 40);
    int side = draws.side();
    double width = draws.uniform(1.7, 2.1);
    Rgb color = new Rgb(draws.uniform(0, 1), draws.uniform(0, 1), draws.uniform(0, 1));
    return new Thing(
        road.middle(depth) + side * road.half() * draws.uniform(0.4, 0.55),
        depth,
        width,
        width * draws.uniform(0.72, 1.05),
        side > 0 ? Look.OWN_WAY : Look.ONCOMING,
        draws.chance(0.5) ? color.mix(new Rgb(1, 1, 1), 0.7) : color,
        new Grain(draws.bits()));
  }

  /** Its class. */
  Surface surface() {
    return look == Look.OWN_WAY || look == Look.ONCOMING ? Surface.VEHICLE : Surface.TREE;
  }

  /** Whether its shadow darkens the ground at a place. */
  boolean shades(double groundX, double groundDepth) {
    double across = (groundX - x) / (width * 0.62);
    double along = (groundDepth - depth) / (surface() == Surface.VEHICLE ? 1.6 : width * 0.6);
    return across * across + along * along < 1;
  }

  /**
   * Its colour at a place; null where it is not.
   *
   * @param u from −1, its left side, to 1
   * @param v from 0, the ground, to 1, its top
   */
  Rgb at(double u, double v) {
    if (u < -1 || u > 1 || v < 0 || v > 1) {
      return null;
    }
    return switch (look) {
      case BROAD_TREE -> v < 0.3 ? trunk(u, 0.12) : crown(u, v, broad(u, v));
      case CONIFER -> v < 0.12 ? trunk(u, 0.14) : crown(u, v, Math.abs(u) < 1.08 * (1 - v));
      case OWN_WAY -> car(u, v, TAIL);
      case ONCOMING -> car(u, v, HEAD);
    };
  }

  private static Rgb trunk(double u, double half) {
    return Math.abs(u) < half ? TRUNK.times(u < 0 ? 1 : 0.75) : null;
  }

  private static boolean broad(double u, double v) {
    double up = (v - 0.62) / 0.38;
    return u * u + up * up < 1;
  }

  private Rgb crown(double u, double v, boolean isInside) {
    double leaves = grain.rough(3 * u, 6 * v);
    boolean isFrayed = leaves < 0.18 && Math.abs(u) > 0.5;
    return isInside && !isFrayed ? color.times(0.6 + 0.6 * leaves + 0.25 * v - 0.15 * u) : null;
  }

  private Rgb car(double u, double v, Rgb lamp) {
    double aside = Math.abs(u);
    if (v < 0.2) {
      return aside > 0.58 && aside < 0.92 ? TYRE : v > 0.1 && aside < 0.92 ? TYRE.times(1.8) : null;
    }
    if (v < 0.58) {
      boolean isLamp = v > 0.36 && v < 0.5 && aside > 0.66 && aside < 0.94;
      return aside > 0.97 ? null : isLamp ? lamp : color.times(0.65 + 0.6 * v);
    }
    double cabin = 0.92 - 0.62 * (v - 0.58);
    boolean isGlass = v < 0.9 && aside < cabin - 0.12;
    return aside > cabin ? null : isGlass ? GLASS : color.times(1.05);
  }
}
