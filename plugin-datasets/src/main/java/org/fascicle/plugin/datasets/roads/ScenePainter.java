package org.fascicle.plugin.datasets.roads;

/**
 * Paints scenes into pixels. A pixel's colour is the mean of four places in it, its class the one
 * that most of them show.
 */
final class ScenePainter {
  /** Rows, and columns. */
  static final int SIDE = 64;

  private static final int GRID = 2;
  private static final int CHANNELS = 3;

  private ScenePainter() {}

  /**
   * Paints scene {@code number} of a part.
   *
   * @param pixels receives red, green and blue, pixel by pixel, row by row
   * @param classes receives class numbers, pixel by pixel
   * @param place which image of the arrays it is
   */
  static void paint(long seed, int part, long number, byte[] pixels, int[] classes, int place) {
    Draws draws = new Draws(seed, part, number);
    Scene scene = Scene.draw(draws);
    for (int i = 0; i < SIDE * SIDE; i++) {
      int pixel = place * SIDE * SIDE + i;
      int[] votes = new int[Surface.values().length];
      Rgb sum = Rgb.BLACK;
      int winner = 0;
      for (int sub = 0; sub < GRID * GRID; sub++) {
        Scene.Sight sight = scene.at(centred(i % SIDE, sub % GRID), centred(i / SIDE, sub / GRID));
        sum = sum.plus(sight.color());
        int found = number(sight.surface());
        votes[found]++;
        winner = votes[found] > votes[winner] ? found : winner;
      }
      classes[pixel] = winner;
      Rgb mean = sum.times(1.0 / (GRID * GRID));
      double noise = scene.weather().noise();
      pixels[CHANNELS * pixel] = level(mean.red() + noise * draws.bell());
      pixels[CHANNELS * pixel + 1] = level(mean.green() + noise * draws.bell());
      pixels[CHANNELS * pixel + 2] = level(mean.blue() + noise * draws.bell());
    }
  }

  private static int number(Surface surface) {
    Surface[] all = Surface.values();
    int number = 0;
    while (all[number] != surface) {
      number++;
    }
    return number;
  }

  /** From −1 to 1. */
  private static double centred(int pixel, int sub) {
    return (pixel + (sub + 0.5) / GRID) / SIDE * 2 - 1;
  }

  private static byte level(double value) {
    return (byte) Math.round(255 * Math.max(0, Math.min(1, value)));
  }
}
