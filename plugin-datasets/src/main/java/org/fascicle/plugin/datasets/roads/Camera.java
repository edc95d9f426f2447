package org.fascicle.plugin.datasets.roads;

/**
 * Where a scene is seen from. On the image x goes from −1, left, to 1, right, and y from −1, top,
 * to 1, bottom; on the ground X goes right and Z ahead, in metres.
 *
 * @param focal focal length, in halves of the image's width
 * @param height over the ground, in metres
 * @param horizon y of the horizon
 * @param sine of the angle by which it leans
 */
record Camera(double focal, double height, double horizon, double sine) {
  /** As far as the ground goes, in metres. */
  static final double FAR = 400;

  static Camera draw(Draws draws) {
    return new Camera(
        draws.uniform(1.0, 1.7),
        draws.uniform(1.2, 2.4),
        draws.uniform(-0.4, 0.05),
        draws.uniform(-0.06, 0.06));
  }

  /** Undoes the lean: x of a place on the image. */
  double levelX(double x, double y) {
    return x * Math.sqrt(1 - sine * sine) + y * sine;
  }

  /** Undoes the lean: y of a place on the image. */
  double levelY(double x, double y) {
    return y * Math.sqrt(1 - sine * sine) - x * sine;
  }

  /** How far ahead the ground at y is; infinite above the horizon. */
  double depth(double y) {
    return y <= horizon ? Double.POSITIVE_INFINITY : height * focal / (y - horizon);
  }

  /** The metres that one unit of the image spans, so far ahead. */
  double span(double depth) {
    return depth / focal;
  }

  /** The y where something that far ahead meets the ground. */
  double ground(double depth) {
    return horizon + height * focal / depth;
  }
}
