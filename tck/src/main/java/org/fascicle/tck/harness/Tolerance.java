package org.fascicle.tck.harness;

import org.fascicle.api.tensor.DType;

/**
 * How far a result may be from the float64 reference: |got − want| ≤ ε · (units + √length) ·
 * (|want| + floor), with ε the distance of 1 to the next number of the result's type.
 *
 * <p>An accumulation of n terms of magnitude 1 in random order errs by about ε·√n times the largest
 * partial sum, which itself is about √n for terms of both signs: hence the two roots.
 *
 * <p>bfloat16 is computed in float32: what the function itself errs by is nothing beside the
 * rounding of the result to 8 bits, ½ ulp, at most 2⁻⁸ of it. A kernel may round once before, the
 * terms of a gradient's sums (the delta of a layer); n such roundings add up like √n of them. Hence
 * ε is 2⁻⁸ there, and the units are two.
 *
 * @param units multiples of ε for the computation of one element
 * @param length how many terms are accumulated into one element; 1 for none
 * @param floor magnitude below which errors count absolutely; 0 for purely relative
 */
public record Tolerance(double units, long length, double floor) {
  /** The reference's result, bit by bit; every NaN is the same. */
  public static final Tolerance EXACT = new Tolerance(0, 0, 0);

  private static final int NARROW_ROUNDINGS = 2;

  /** Relative to the element. */
  public static Tolerance relative(double units) {
    return new Tolerance(units, 1, 0);
  }

  /** Relative to the element or to 1, whichever is greater. */
  public static Tolerance absolute(double units) {
    return new Tolerance(units, 1, 1);
  }

  /** For elements that are sums of this many terms of magnitude 1. */
  public static Tolerance accumulated(double units, long length) {
    return new Tolerance(units, length, 1 + Math.sqrt((double) length));
  }

  /** For gradients, where errors of several results meet. */
  public Tolerance forGradient() {
    return isExact() ? absolute(32) : new Tolerance(8 * units, length, Math.max(1, floor));
  }

  /** Whether the bits must agree. */
  public boolean isExact() {
    return units == 0;
  }

  /**
   * The largest allowed distance.
   *
   * @param want the expected element
   * @param scale the largest expected element of the array, against which rounding errors of
   *     gradients count
   */
  public double allowed(DType dtype, double want, double scale) {
    double epsilon = epsilon(dtype);
    double roundings = dtype == DType.BFLOAT16 ? NARROW_ROUNDINGS : units;
    // Results below the normal range may be flushed to 0, as vector units do.
    double tiny = dtype == DType.FLOAT64 ? Double.MIN_NORMAL : Float.MIN_NORMAL;
    double base = Math.abs(want) + (floor == 0 ? 0 : floor + scale);
    return epsilon * (roundings + Math.sqrt((double) Math.max(length, 1))) * base + tiny;
  }

  private static double epsilon(DType dtype) {
    return switch (dtype) {
      case BFLOAT16 -> 0x1p-8;
      case FLOAT32 -> 0x1p-23;
      default -> 0x1p-52;
    };
  }
}
