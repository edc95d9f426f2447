package org.fascicle.backend.cpu.plain;

/**
 * Conversions of float16 and bfloat16, kept as bits; to them rounding to nearest, halves to even.
 */
final class HalfPrecision {
  private static final int FLOAT16_NAN = 0x7E00;
  private static final int FLOAT16_INFINITY = 0x7C00;
  private static final int BFLOAT16_NAN = 0x7FC0;

  /** Halfway between the greatest float16 and the next power of two. */
  private static final float FLOAT16_OVERFLOW = 65520;

  private static final float FLOAT16_SMALLEST_NORMAL = 0x1p-14f;

  private HalfPrecision() {}

  static float fromFloat16(short half) {
    int exponent = (half >> 10) & 0x1F;
    int fraction = half & 0x3FF;
    float size;
    if (exponent == 0x1F) {
      size = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
    } else if (exponent == 0) {
      size = fraction * 0x1p-24f;
    } else {
      size = Math.scalb((float) (fraction | 0x400), exponent - 25);
    }
    return half < 0 ? -size : size;
  }

  static short toFloat16(double value) {
    float x = roundToOdd(value);
    int sign = Float.floatToRawIntBits(x) >>> 16 & 0x8000;
    float size = Math.abs(x);
    int bits;
    if (Float.isNaN(x)) {
      bits = FLOAT16_NAN;
    } else if (size >= FLOAT16_OVERFLOW) {
      bits = FLOAT16_INFINITY;
    } else if (size < FLOAT16_SMALLEST_NORMAL) {
      bits = (int) Math.rint(size * 0x1p24f);
    } else {
      int wide = Float.floatToRawIntBits(size);
      bits = ((wide + 0xFFF + ((wide >>> 13) & 1)) >>> 13) - ((127 - 15) << 10);
    }
    return (short) (sign | bits);
  }

  static float fromBfloat16(short half) {
    return Float.intBitsToFloat(half << 16);
  }

  static short toBfloat16(double value) {
    float x = roundToOdd(value);
    int bits = Float.floatToRawIntBits(x);
    if (Float.isNaN(x)) {
      return (short) (((bits >>> 16) & 0x8000) | BFLOAT16_NAN);
    }
    return (short) ((bits + 0x7FFF + ((bits >>> 16) & 1)) >>> 16);
  }

  /**
   * A double whose first bits and remainder decide every rounding to a short type as this integer's
   * do, although it may have more digits than a double.
   */
  static double sticky(long value) {
    long size = Math.abs(value);
    int drop = Math.max(0, 64 - Long.numberOfLeadingZeros(size) - 32);
    long kept = size >>> drop;
    boolean exact = kept << drop == size;
    double result = Math.scalb((double) (exact ? kept : kept | 1), drop);
    return value < 0 ? -result : result;
  }

  /**
   * The float next to a double towards 0, its last bit set if anything was lost: rounding that
   * again to a shorter type gives the same as rounding once.
   */
  private static float roundToOdd(double value) {
    float nearest = (float) value;
    if (nearest == value || Double.isNaN(value)) {
      return nearest;
    }
    int bits = Float.floatToRawIntBits(nearest);
    return Float.intBitsToFloat((Math.abs(nearest) > Math.abs(value) ? bits - 1 : bits) | 1);
  }
}
