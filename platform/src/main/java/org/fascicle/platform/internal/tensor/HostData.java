package org.fascicle.platform.internal.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.fascicle.api.exception.DTypeMismatchException;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.HostValue;

/** Bytes of tensors on the host: the checks of what users bring, and the host values' encoding. */
public final class HostData {
  private HostData() {}

  /** Checks what is to be uploaded. */
  public static void checkSource(TensorSpec spec, ByteBuffer data) {
    if (spec == null) {
      throw new InvalidArgumentException("Session.upload", "a spec", "null", "");
    }
    if (spec.isHost() || !spec.layout().isRowMajor() || !spec.shape().isKnown()) {
      throw new InvalidArgumentException(
          "Session.upload",
          "a row-major spec of known shape in a backend's memory",
          spec.toString(),
          "Use TensorSpec.of.");
    }
    checkOrder("Session.upload", data);
    if (data.remaining() != spec.bytes()) {
      throw new InvalidArgumentException(
          "Session.upload",
          spec.bytes() + " bytes for " + spec,
          data.remaining() + " bytes remaining in the buffer",
          "Flip the buffer after filling it, and set its limit to the end of the data.");
    }
  }

  /** Checks where a tensor is to be written. */
  public static void checkTarget(TensorSpec spec, ByteBuffer target) {
    checkOrder("Tensor.download", target);
    if (target.remaining() < spec.bytes() || target.isReadOnly()) {
      throw new InvalidArgumentException(
          "Tensor.download",
          "a writable buffer with " + spec.bytes() + " bytes remaining for " + spec,
          target.isReadOnly() ? "a read-only one" : target.remaining() + " bytes",
          "");
    }
  }

  private static void checkOrder(String subject, ByteBuffer buffer) {
    if (buffer == null) {
      throw new InvalidArgumentException(subject, "a buffer", "null", "");
    }
    if (buffer.order() != ByteOrder.nativeOrder()) {
      throw new InvalidArgumentException(
          subject,
          "a buffer in native byte order",
          buffer.order().toString(),
          "Call order(ByteOrder.nativeOrder()) on it before filling it.");
    }
  }

  /**
   * Writes a host value in an element type, at the buffer's position.
   *
   * @throws DTypeMismatchException if the type cannot hold the value
   */
  public static void put(HostValue value, DType dtype, ByteBuffer target) {
    for (int i = 0; i < value.size(); i++) {
      switch (dtype) {
        case FLOAT32 -> target.putFloat((float) value.asDouble(i));
        case FLOAT64 -> target.putDouble(value.asDouble(i));
        case BFLOAT16 -> target.putShort(nearest((float) value.asDouble(i)));
        case INT32 -> target.putInt((int) integer(value, i, dtype));
        case INT64 -> target.putLong(integer(value, i, dtype));
        case UINT8, BOOL -> target.put((byte) integer(value, i, dtype));
        default -> throw refused(value, i, dtype, "Cast the tensor to float32 first.");
      }
    }
  }

  /** The nearest bfloat16, halves to even; as bits. */
  private static short nearest(float value) {
    int bits = Float.floatToIntBits(value);
    return (short)
        (Float.isNaN(value) ? bits >>> 16 : (bits + 0x7FFF + ((bits >>> 16) & 1)) >>> 16);
  }

  private static long integer(HostValue value, int index, DType dtype) {
    long number = value.asLong(index);
    boolean exact = value.isInteger() || number == value.asDouble(index);
    boolean fits =
        switch (dtype) {
          case INT32 -> number == (int) number;
          case UINT8 -> number >= 0 && number <= 255;
          case BOOL -> number == 0 || number == 1;
          default -> true;
        };
    if (!exact || !fits) {
      throw refused(value, index, dtype, "Cast the tensor to a type that holds the value first.");
    }
    return number;
  }

  private static DTypeMismatchException refused(
      HostValue value, int index, DType dtype, String advice) {
    String text =
        value.isInteger()
            ? Long.toString(value.asLong(index))
            : Double.toString(value.asDouble(index));
    return new DTypeMismatchException(
        "Host value", "a value that " + dtype + " holds exactly", text, advice);
  }
}
