package org.fascicle.backend.reference.kernel;

import org.fascicle.api.tensor.DType;

/**
 * Access to single elements of any type, for kernels whose speed does not matter. Reals are read as
 * double, integers and truth values as long; writing converts as the operation {@code cast} does.
 */
final class Elements {
  private Elements() {}

  /** Reads a floating element. */
  @FunctionalInterface
  interface RealReader {
    double get(Object array, int index);
  }

  /** Reads an integer or a truth value. */
  @FunctionalInterface
  interface IntegerReader {
    long get(Object array, int index);
  }

  /** Writes a real number to an element of any type. */
  @FunctionalInterface
  interface RealWriter {
    void set(Object array, int index, double value);
  }

  /** Writes an integer to an element of any type. */
  @FunctionalInterface
  interface IntegerWriter {
    void set(Object array, int index, long value);
  }

  static RealReader realReader(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> (array, i) -> ((float[]) array)[i];
      case FLOAT64 -> (array, i) -> ((double[]) array)[i];
      case FLOAT16 -> (array, i) -> HalfPrecision.fromFloat16(((short[]) array)[i]);
      case BFLOAT16 -> (array, i) -> HalfPrecision.fromBfloat16(((short[]) array)[i]);
      default -> throw new IllegalArgumentException(dtype + " is read as an integer.");
    };
  }

  static IntegerReader integerReader(DType dtype) {
    return switch (dtype) {
      case INT32 -> (array, i) -> ((int[]) array)[i];
      case INT64 -> (array, i) -> ((long[]) array)[i];
      case UINT8, BOOL -> (array, i) -> ((byte[]) array)[i] & 0xFF;
      default -> throw new IllegalArgumentException(dtype + " is read as a real number.");
    };
  }

  static RealWriter realWriter(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> (array, i, x) -> ((float[]) array)[i] = (float) x;
      case FLOAT64 -> (array, i, x) -> ((double[]) array)[i] = x;
      case FLOAT16 -> (array, i, x) -> ((short[]) array)[i] = HalfPrecision.toFloat16(x);
      case BFLOAT16 -> (array, i, x) -> ((short[]) array)[i] = HalfPrecision.toBfloat16(x);
      case INT32 -> (array, i, x) -> ((int[]) array)[i] = (int) x;
      case INT64 -> (array, i, x) -> ((long[]) array)[i] = (long) x;
      case UINT8 ->
          (array, i, x) -> ((byte[]) array)[i] = (byte) Math.min(Math.max((int) x, 0), 255);
      case BOOL -> (array, i, x) -> ((byte[]) array)[i] = (byte) (x != 0 ? 1 : 0);
    };
  }

  static IntegerWriter integerWriter(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> (array, i, x) -> ((float[]) array)[i] = (float) x;
      case FLOAT64 -> (array, i, x) -> ((double[]) array)[i] = (double) x;
      case FLOAT16 ->
          (array, i, x) -> ((short[]) array)[i] = HalfPrecision.toFloat16(HalfPrecision.sticky(x));
      case BFLOAT16 ->
          (array, i, x) -> ((short[]) array)[i] = HalfPrecision.toBfloat16(HalfPrecision.sticky(x));
      case INT32 -> (array, i, x) -> ((int[]) array)[i] = (int) x;
      case INT64 -> (array, i, x) -> ((long[]) array)[i] = x;
      case UINT8 -> (array, i, x) -> ((byte[]) array)[i] = (byte) x;
      case BOOL -> (array, i, x) -> ((byte[]) array)[i] = (byte) (x != 0 ? 1 : 0);
    };
  }
}
