package org.fascicle.api.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.fascicle.api.exception.DTypeMismatchException;
import org.fascicle.api.exception.ShapeMismatchException;

/** Reads a tensor's data into Java arrays. */
final class HostReader {
  private HostReader() {}

  static float[] floats(Tensor tensor) {
    requireReal(tensor);
    ByteBuffer bytes = bytes(tensor);
    float[] out = new float[bytes.remaining() / tensor.dtype().bytes()];
    if (tensor.dtype() == DType.FLOAT32) {
      bytes.asFloatBuffer().get(out);
      return out;
    }
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) real(tensor.dtype(), bytes);
    }
    return out;
  }

  static double[] doubles(Tensor tensor) {
    DType dtype = tensor.dtype();
    ByteBuffer bytes = bytes(tensor);
    double[] out = new double[bytes.remaining() / dtype.bytes()];
    for (int i = 0; i < out.length; i++) {
      out[i] =
          switch (dtype) {
            case FLOAT32, FLOAT64, BFLOAT16 -> real(dtype, bytes);
            default -> integer(tensor, bytes);
          };
    }
    return out;
  }

  private static double real(DType dtype, ByteBuffer bytes) {
    return switch (dtype) {
      case FLOAT32 -> bytes.getFloat();
      case BFLOAT16 -> Float.intBitsToFloat(bytes.getShort() << 16);
      default -> bytes.getDouble();
    };
  }

  static long[] longs(Tensor tensor) {
    ByteBuffer bytes = bytes(tensor);
    long[] out = new long[bytes.remaining() / tensor.dtype().bytes()];
    for (int i = 0; i < out.length; i++) {
      out[i] = integer(tensor, bytes);
    }
    return out;
  }

  static double item(Tensor tensor) {
    if (tensor.shape().elements() != 1) {
      throw new ShapeMismatchException(
          "Tensor.item", "exactly one element", "shape " + tensor.shape(), "Reduce it first.");
    }
    return doubles(tensor)[0];
  }

  private static long integer(Tensor tensor, ByteBuffer bytes) {
    return switch (tensor.dtype()) {
      case INT32 -> bytes.getInt();
      case INT64 -> bytes.getLong();
      case UINT8, BOOL -> bytes.get() & 0xFF;
      default ->
          throw new DTypeMismatchException(
              "Tensor.toLongs",
              "integers or truth values",
              tensor.dtype().label(),
              "Cast the tensor first.");
    };
  }

  private static void requireReal(Tensor tensor) {
    if (!tensor.dtype().isReal()) {
      throw new DTypeMismatchException(
          "Tensor.toFloats",
          "bfloat16, float32 or float64",
          tensor.dtype().label(),
          "Cast the tensor first.");
    }
  }

  private static ByteBuffer bytes(Tensor tensor) {
    ByteBuffer buffer =
        ByteBuffer.allocate(Math.toIntExact(tensor.spec().bytes())).order(ByteOrder.nativeOrder());
    tensor.download(buffer);
    return buffer.flip();
  }
}
