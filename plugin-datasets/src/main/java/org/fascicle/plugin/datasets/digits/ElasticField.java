package org.fascicle.plugin.datasets.digits;

/**
 * A smooth random displacement of the plane: independent noise on a lattice, blurred by a Gaussian
 * and interpolated between the nodes.
 *
 * @see <a href="https://doi.org/10.1109/ICDAR.2003.1227801">Simard, Steinkraus, Platt: Best
 *     Practices for Convolutional Neural Networks (ICDAR 2003)</a>
 */
final class ElasticField {
  /** Nodes a side; the digit spans the inner 6 of 8 cells. */
  private static final int NODES = 9;

  private static final int REACH = 3;
  private static final double[] KERNEL = gaussian(1.7);

  private final double[] dx = new double[NODES * NODES];
  private final double[] dy = new double[NODES * NODES];
  private final double[] scratch = new double[NODES * NODES];

  /** Draws a new field; its displacements have variance 1 in the middle of the lattice. */
  void draw(Dice dice) {
    draw(dx, dice);
    draw(dy, dice);
  }

  /**
   * Moves the vertices of a digit in the box [0, 100]².
   *
   * @param strength standard deviation of the displacement
   */
  void distort(Ink ink, double strength) {
    for (int i = 0; i < ink.size; i++) {
      double column = clamp(ink.x[i] * 0.06 + 1);
      double row = clamp(ink.y[i] * 0.06 + 1);
      ink.x[i] += strength * at(dx, column, row);
      ink.y[i] += strength * at(dy, column, row);
    }
  }

  private static double clamp(double node) {
    return Math.max(0, Math.min(NODES - 1.001, node));
  }

  private static double at(double[] field, double column, double row) {
    int c = (int) column;
    int r = (int) row;
    double u = column - c;
    double v = row - r;
    int k = r * NODES + c;
    double above = field[k] + u * (field[k + 1] - field[k]);
    double below = field[k + NODES] + u * (field[k + NODES + 1] - field[k + NODES]);
    return above + v * (below - above);
  }

  private void draw(double[] field, Dice dice) {
    for (int i = 0; i < field.length; i++) {
      field[i] = dice.uniform(-Math.sqrt(3), Math.sqrt(3));
    }
    blur(field, scratch, 1, NODES);
    blur(scratch, field, NODES, 1);
  }

  /** One pass of the separable blur along the axis of stride {@code step}. */
  private static void blur(double[] from, double[] to, int step, int across) {
    for (int line = 0; line < NODES; line++) {
      for (int i = 0; i < NODES; i++) {
        double sum = 0;
        for (int k = -REACH; k <= REACH; k++) {
          int j = i + k;
          if (j >= 0 && j < NODES) {
            sum += KERNEL[k + REACH] * from[line * across + j * step];
          }
        }
        to[line * across + i * step] = sum;
      }
    }
  }

  /** Weights exp(−k²/2σ²) whose squares sum to 1, so that the blur keeps the variance. */
  private static double[] gaussian(double sigma) {
    double[] kernel = new double[2 * REACH + 1];
    double squares = 0;
    for (int k = -REACH; k <= REACH; k++) {
      kernel[k + REACH] = StrictMath.exp(-k * k / (2 * sigma * sigma));
      squares += kernel[k + REACH] * kernel[k + REACH];
    }
    for (int k = 0; k < kernel.length; k++) {
      kernel[k] /= Math.sqrt(squares);
    }
    return kernel;
  }
}
