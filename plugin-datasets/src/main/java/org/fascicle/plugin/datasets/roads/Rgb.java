package org.fascicle.plugin.datasets.roads;

/**
 * A colour; parts from 0 to 1, which light may exceed.
 *
 * @param red its red part
 * @param green its green part
 * @param blue its blue part
 */
record Rgb(double red, double green, double blue) {
  static final Rgb BLACK = new Rgb(0, 0, 0);

  /** Each part times this. */
  Rgb times(double factor) {
    return new Rgb(red * factor, green * factor, blue * factor);
  }

  /** This, with so much of another colour, from 0 to 1. */
  Rgb mix(Rgb other, double share) {
    return new Rgb(
        red + share * (other.red - red),
        green + share * (other.green - green),
        blue + share * (other.blue - blue));
  }

  /** Part by part. */
  Rgb plus(Rgb other) {
    return new Rgb(red + other.red, green + other.green, blue + other.blue);
  }

  /** Under coloured light. */
  Rgb lit(Rgb light) {
    return new Rgb(red * light.red, green * light.green, blue * light.blue);
  }
}
