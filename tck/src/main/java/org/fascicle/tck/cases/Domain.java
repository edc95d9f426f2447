package org.fascicle.tck.cases;

import org.fascicle.api.random.RandomStream;

/** Where the numbers of a case come from. */
enum Domain {
  /** −2 to 2. */
  ANY,
  /** 0.25 to 4. */
  POSITIVE,
  /** −0.75 to 3: above the pole of log1p. */
  ABOVE_MINUS_ONE,
  /** 0.5 to 2 with either sign: away from 0, where quotients and kinks are. */
  NONZERO,
  /** 0.9 to 1.1 with either sign: products of many stay finite. */
  NEAR_ONE,
  /** Multiples of 0.25 from −4 to 4: halves and whole numbers included. */
  QUARTERS,
  /** Distances of at least 0.05 between any two: no ties. */
  DISTINCT,
  /** 0 to 1. */
  UNIT;

  /** Draws numbers. */
  double[] draw(RandomStream random, int n) {
    double[] values = new double[n];
    int[] order = this == DISTINCT ? random.permutation(n) : null;
    for (int i = 0; i < n; i++) {
      double u = random.nextDouble();
      values[i] =
          switch (this) {
            case ANY -> 4 * u - 2;
            case POSITIVE -> 0.25 + 3.75 * u;
            case ABOVE_MINUS_ONE -> -0.75 + 3.75 * u;
            case NONZERO -> sign(random) * (0.5 + 1.5 * u);
            case NEAR_ONE -> sign(random) * (0.9 + 0.2 * u);
            case QUARTERS -> Math.floor(33 * u) / 4 - 4;
            case DISTINCT -> (order[i] - n / 2.0) * 0.07 + 0.02 * u;
            case UNIT -> u;
          };
    }
    return values;
  }

  private static double sign(RandomStream random) {
    return random.nextInt() < 0 ? -1 : 1;
  }
}
