package org.fascicle.backend.cpu.plain;

/**
 * The error function, by three rational approximations of about 16 digits.
 *
 * @see <a href="https://doi.org/10.1090/S0025-5718-1969-0247736-4">Cody: Rational Chebyshev
 *     approximations for the error function (1969)</a>
 */
final class Erf {
  private static final double SMALL = 0.46875;
  private static final double LARGE = 4;
  private static final double ONE_OVER_ROOT_PI = 0.5641895835477563;

  // From the highest power down; numerator and denominator, whose own highest coefficient is 1.
  private static final double[] SMALL_P = {
    0.18577770618460315,
    3.1611237438705655,
    113.86415415105016,
    377.485237685302,
    3209.3775891384694
  };
  private static final double[] SMALL_Q = {
    1, 23.601290952344122, 244.02463793444417, 1282.6165260773723, 2844.236833439171
  };
  private static final double[] MIDDLE_P = {
    2.1531153547440383e-08,
    0.5641884969886701,
    8.883149794388377,
    66.11919063714163,
    298.6351381974001,
    881.952221241769,
    1712.0476126340707,
    2051.0783778260716,
    1230.3393547979972
  };
  private static final double[] MIDDLE_Q = {
    1,
    15.744926110709835,
    117.6939508913125,
    537.1811018620099,
    1621.3895745666903,
    3290.7992357334597,
    4362.619090143247,
    3439.3676741437216,
    1230.3393548037495
  };
  private static final double[] LARGE_P = {
    0.016315387137302097,
    0.30532663496123236,
    0.36034489994980445,
    0.12578172611122926,
    0.016083785148742275,
    0.0006587491615298378
  };
  private static final double[] LARGE_Q = {
    1,
    2.568520192289822,
    1.8729528499234673,
    0.5279051029514285,
    0.06051834131244132,
    0.0023352049762686918
  };

  private Erf() {}

  /** 2/√π · ∫₀ˣ exp(−t²) dt. */
  static double erf(double x) {
    double size = Math.abs(x);
    if (size <= SMALL) {
      double square = x * x;
      return x * polynomial(SMALL_P, square) / polynomial(SMALL_Q, square);
    }
    return Math.copySign(1 - complement(size), x);
  }

  /** 1 − erf(x) for x above {@link #SMALL}; NaN passes through. */
  private static double complement(double x) {
    if (x <= LARGE) {
      return Math.exp(-x * x) * polynomial(MIDDLE_P, x) / polynomial(MIDDLE_Q, x);
    }
    if (Double.isInfinite(x)) {
      return 0;
    }
    double inverse = 1 / (x * x);
    double tail = inverse * polynomial(LARGE_P, inverse) / polynomial(LARGE_Q, inverse);
    return Math.exp(-x * x) / x * (ONE_OVER_ROOT_PI - tail);
  }

  private static double polynomial(double[] coefficients, double x) {
    double sum = coefficients[0];
    for (int i = 1; i < coefficients.length; i++) {
      sum = sum * x + coefficients[i];
    }
    return sum;
  }
}
