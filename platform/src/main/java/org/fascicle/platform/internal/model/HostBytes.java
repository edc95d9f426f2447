package org.fascicle.platform.internal.model;

import java.nio.ByteBuffer;
import java.util.function.LongToDoubleFunction;
import org.fascicle.api.exception.DTypeMismatchException;
import org.fascicle.api.tensor.DType;

/** Numbers as a tensor's bytes. */
public final class HostBytes {
  private HostBytes() {}

  /** Fills what remains of a buffer with elements, rounded to the type, from number 0 on. */
  static void put(DType dtype, LongToDoubleFunction elements, ByteBuffer to) {
    for (long i = 0; to.hasRemaining(); i++) {
      put(dtype, elements.applyAsDouble(i), to);
    }
  }

  private static void put(DType dtype, double value, ByteBuffer bytes) {
    switch (dtype) {
      case FLOAT32 -> bytes.putFloat((float) value);
      case FLOAT64 -> bytes.putDouble(value);
      case INT32 -> bytes.putInt((int) value);
      case INT64 -> bytes.putLong((long) value);
      case UINT8, BOOL -> bytes.put((byte) value);
      default ->
          throw new DTypeMismatchException(
              "Initial value",
              "float32, float64 or a type of integers",
              dtype.label(),
              "Keep the value in float32 and cast it where it is used.");
    }
  }
}
