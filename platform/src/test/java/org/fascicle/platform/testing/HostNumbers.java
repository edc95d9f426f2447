package org.fascicle.platform.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.fascicle.api.tensor.DType;

/** Numbers as a tensor's bytes. */
public final class HostNumbers {
  private HostNumbers() {}

  /** The elements, rounded to the type; ready to be read. */
  public static ByteBuffer of(DType dtype, double... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * dtype.bytes()).order(ByteOrder.nativeOrder());
    for (double value : values) {
      switch (dtype) {
        case FLOAT32 -> bytes.putFloat((float) value);
        case FLOAT64 -> bytes.putDouble(value);
        case INT32 -> bytes.putInt((int) value);
        case INT64 -> bytes.putLong((long) value);
        default -> bytes.put((byte) value);
      }
    }
    return bytes.flip();
  }
}
