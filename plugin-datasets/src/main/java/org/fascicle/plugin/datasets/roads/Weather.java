package org.fascicle.plugin.datasets.roads;

/**
 * Light and air.
 *
 * @param light what falls on everything
 * @param zenith the sky above
 * @param haze the sky at the horizon, and what is far away
 * @param clouds how much of the sky they take, from 0 to 1
 * @param sight how far one sees, in metres
 * @param noise of the camera: the deviation of a pixel
 */
record Weather(Rgb light, Rgb zenith, Rgb haze, double clouds, double sight, double noise) {
  private static final Rgb CLOUD = new Rgb(0.95, 0.95, 0.96);

  static Weather draw(Draws draws) {
    double bright = draws.uniform(0.55, 1.15);
    double dusk = draws.chance(0.25) ? draws.uniform(0.3, 1) : 0;
    boolean isOvercast = draws.chance(0.3);
    Rgb blue = new Rgb(0.28, 0.5, 0.85).mix(new Rgb(0.7, 0.73, 0.77), isOvercast ? 0.85 : 0);
    Rgb pale = new Rgb(0.78, 0.86, 0.94).mix(new Rgb(0.96, 0.66, 0.42), dusk);
    return new Weather(
        new Rgb(1, 1, 1).mix(new Rgb(1.1, 0.86, 0.68), dusk).times(bright),
        blue.mix(new Rgb(0.3, 0.27, 0.45), dusk * 0.6),
        pale,
        isOvercast ? draws.uniform(0.6, 1) : draws.uniform(0, 0.7),
        StrictMath.exp(draws.uniform(3.6, 6.5)),
        draws.uniform(0.005, 0.045));
  }

  /** The sky, so far above the horizon and to the right. */
  Rgb sky(double x, double above, Grain grain) {
    Rgb clear = haze.mix(zenith, Math.min(1, above * 1.3));
    double cloud = grain.rough(1.7 * x + 9, 5 * above) - 1 + clouds * 0.75;
    return clear.mix(CLOUD, Math.max(0, Math.min(1, 3.2 * cloud)));
  }

  /** A colour seen through so much air. */
  Rgb through(Rgb color, double depth) {
    return color.mix(haze, 1 - StrictMath.exp(-depth / sight));
  }
}
