package org.fascicle.backend.reference.kernel;

/** Functions of real and whole numbers that Java lacks, as the operations define them. */
final class RealFunctions {
  private RealFunctions() {}

  /** 1 / (1 + e⁻ˣ), in the form that does not overflow. */
  static double sigmoid(double x) {
    double small = StrictMath.exp(-Math.abs(x));
    return (x >= 0 ? 1 : small) / (1 + small);
  }

  /** −t · log σ(z) − (1 − t) · log(1 − σ(z)), in the form that does not overflow. */
  static double sigmoidCrossEntropy(double z, double t) {
    return Math.max(z, 0) - z * t + StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
  }

  /** Division towards 0; by 0 it is 0. */
  static long divide(long a, long b) {
    return b == 0 ? 0 : a / b;
  }

  /** The remainder with the sign of b. Java's %, like C's fmod, is exact. */
  static double mod(double a, double b) {
    double remainder = a % b;
    if (remainder != 0 && remainder < 0 != b < 0) {
      return remainder + b;
    }
    return remainder == 0 ? Math.copySign(0, b) : remainder;
  }

  /** The remainder with the sign of b; by 0 it is 0. */
  static long mod(long a, long b) {
    return b == 0 ? 0 : Math.floorMod(a, b);
  }

  /** aᵇ as C has it: 1 to any power is 1, −1 to an infinite one too; Java says NaN to both. */
  static double power(double a, double b) {
    return a == 1 || (a == -1 && Double.isInfinite(b)) ? 1 : StrictMath.pow(a, b);
  }

  /** aᵇ by squaring, which wraps around; towards 0 for negative b. */
  static long power(long a, long b) {
    if (b < 0) {
      boolean odd = (b & 1) != 0;
      return a == 1 ? 1 : a == -1 ? (odd ? -1 : 1) : 0;
    }
    long result = 1;
    long square = a;
    for (long rest = b; rest != 0; rest >>= 1) {
      result *= (rest & 1) != 0 ? square : 1;
      square *= square;
    }
    return result;
  }
}
