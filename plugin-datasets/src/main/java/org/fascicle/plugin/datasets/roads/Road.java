package org.fascicle.plugin.datasets.roads;

/**
 * A road on the ground: its middle runs along offset + heading Z + curvature Z² / 2.
 *
 * @param offset of its middle to the right, at the camera, in metres
 * @param heading its slope there
 * @param curvature one over its radius
 * @param half half its width, in metres
 * @param mark width of its marks, in metres
 * @param hasEdges whether its edges are marked
 * @param dash length of a dash of its middle line; 0 for one without gaps
 * @param asphalt its colour
 * @param paint colour of its marks
 */
record Road(
    double offset,
    double heading,
    double curvature,
    double half,
    double mark,
    boolean hasEdges,
    double dash,
    Rgb asphalt,
    Rgb paint) {

  static Road draw(Draws draws) {
    double half = draws.uniform(2.8, 5);
    double grey = draws.uniform(0.28, 0.5);
    double warmth = draws.uniform(-0.03, 0.05);
    return new Road(
        draws.uniform(-0.75, 0.75) * half,
        draws.uniform(-0.09, 0.09),
        draws.uniform(-0.008, 0.008),
        half,
        draws.uniform(0.18, 0.34),
        draws.chance(0.75),
        draws.chance(0.25) ? 0 : draws.uniform(2, 5),
        new Rgb(grey + warmth, grey, grey - warmth / 2),
        draws.chance(0.8) ? new Rgb(0.93, 0.93, 0.9) : new Rgb(0.95, 0.78, 0.25));
  }

  /** Where its middle is, so far ahead. */
  double middle(double depth) {
    return offset + heading * depth + curvature * depth * depth / 2;
  }

  /** What lies on the ground at a place. */
  Surface at(double x, double depth) {
    double aside = Math.abs(x - middle(depth));
    if (aside > half) {
      return Surface.GRASS;
    }
    boolean isEdge = hasEdges && aside > half - 0.25 - mark && aside < half - 0.25;
    boolean isPainted = dash == 0 || (depth / dash) % 2.5 < 1;
    return isEdge || (isPainted && aside < mark / 2) ? Surface.LANE_MARK : Surface.ROAD;
  }
}
