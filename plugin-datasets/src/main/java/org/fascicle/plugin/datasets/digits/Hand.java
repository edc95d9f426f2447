package org.fascicle.plugin.datasets.digits;

/**
 * How one person writes with one pen; every digit is drawn by a new hand.
 *
 * @param rotation of the digit, in radians
 * @param slant horizontal shift for each unit of height, positive to the right
 * @param stretch width over height
 * @param wobble standard deviation of the points of a skeleton, in hundredths of its height
 * @param elasticity standard deviation of the elastic distortion, in the same unit
 * @param haste how far corners are rounded, 0 to 1
 * @param thickness radius of the pen in pixels
 * @param pressure relative variation of the radius along a stroke
 * @param nib relative variation of the radius with the direction of the stroke
 * @param nibAngle direction in which the nib is thinnest, in radians
 * @param blur width of an edge in pixels
 */
record Hand(
    double rotation,
    double slant,
    double stretch,
    double wobble,
    double elasticity,
    double haste,
    double thickness,
    double pressure,
    double nib,
    double nibAngle,
    double blur) {

  /** A hand at random; the ranges are set so that contact sheets look like MNIST's. */
  static Hand draw(Dice dice) {
    return new Hand(
        0.13 * dice.bell(),
        0.20 + 0.28 * dice.bell(),
        StrictMath.exp(-0.12 + 0.20 * dice.bell()),
        dice.uniform(1, 5),
        dice.uniform(3, 12),
        dice.uniform(0.2, 1),
        StrictMath.exp(0.18 + 0.32 * dice.bell()),
        dice.uniform(0, 0.18),
        dice.uniform(0, 0.25),
        dice.uniform(0, Math.PI),
        dice.uniform(1, 1.6));
  }

  /** Slants, stretches and turns a digit. */
  void shape(Ink ink) {
    double cos = StrictMath.cos(rotation);
    double sin = StrictMath.sin(rotation);
    ink.transform(
        stretch * cos, -stretch * slant * cos - sin, stretch * sin, cos - stretch * slant * sin);
  }

  /** Gives every vertex its radius: the nib's, times a pressure that drifts along the stroke. */
  void press(Ink ink, Dice dice) {
    double nibX = StrictMath.cos(nibAngle);
    double nibY = StrictMath.sin(nibAngle);
    double drift = 0;
    for (int i = 0; i < ink.size; i++) {
      drift = ink.starts[i] ? dice.bell() : 0.85 * drift + 0.5 * dice.bell();
      int from = ink.starts[i] ? i : i - 1;
      double dx = ink.x[from + 1] - ink.x[from];
      double dy = ink.y[from + 1] - ink.y[from];
      double across = dx * nibY - dy * nibX;
      double broad = across * across / Math.max(dx * dx + dy * dy, 1e-9);
      double factor = 1 + nib * (broad - 0.5) + pressure * drift;
      ink.radius[i] = thickness * Math.max(0.4, Math.min(1.8, factor));
    }
  }
}
