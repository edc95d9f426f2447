package org.fascicle.platform.internal.train;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import org.fascicle.api.exception.DTypeMismatchException;
import org.fascicle.api.tensor.DType;

/** Converts elements on the host from the type they were read in to the one a model takes. */
final class Convert {
  private Convert() {}

  /**
   * Whether elements of one type may stand for another: integers for reals, reals for reals, and
   * integers for integers.
   */
  static boolean allowed(DType from, DType to) {
    boolean known = from.isArithmetic() || from == DType.UINT8 || from == DType.BOOL;
    return from == to
        || (known
            && ((to.isReal() && to.wide() == to) || (!from.isFloating() && to.isArithmetic())));
  }

  /** Converts {@code count} elements from the start of one buffer to the start of another. */
  static void elements(ByteBuffer from, DType type, ByteBuffer to, DType wanted, int count) {
    if (type == DType.UINT8 && wanted == DType.FLOAT32) {
      bytesToFloats(from, to.asFloatBuffer(), count);
      return;
    }
    for (int i = 0; i < count; i++) {
      switch (wanted) {
        case FLOAT32 -> to.putFloat(i * 4, (float) real(from, type, i));
        case FLOAT64 -> to.putDouble(i * 8, real(from, type, i));
        case INT32 -> to.putInt(i * 4, Math.toIntExact(integer(from, type, i)));
        case INT64 -> to.putLong(i * 8, integer(from, type, i));
        default -> throw refused(type, wanted);
      }
    }
  }

  private static void bytesToFloats(ByteBuffer from, FloatBuffer to, int count) {
    for (int i = 0; i < count; i++) {
      to.put(i, from.get(i) & 0xFF);
    }
  }

  /** An element as a real number. */
  static double real(ByteBuffer from, DType type, int index) {
    return switch (type) {
      case FLOAT32 -> from.getFloat(index * 4);
      case FLOAT64 -> from.getDouble(index * 8);
      default -> integer(from, type, index);
    };
  }

  private static long integer(ByteBuffer from, DType type, int index) {
    return switch (type) {
      case INT32 -> from.getInt(index * 4);
      case INT64 -> from.getLong(index * 8);
      case UINT8, BOOL -> from.get(index) & 0xFF;
      default -> throw refused(type, DType.INT64);
    };
  }

  private static DTypeMismatchException refused(DType from, DType to) {
    return new DTypeMismatchException(
        "Data", "elements that stand for " + to, from.label(), "Convert the data first.");
  }
}
