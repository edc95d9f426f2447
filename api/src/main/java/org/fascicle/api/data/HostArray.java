package org.fascicle.api.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;

/**
 * An n-dimensional array on the host: row-major, native byte order.
 *
 * @param dtype element type
 * @param shape axis lengths; the first axis is N, the samples, where it holds data to train on
 * @param buffer the elements; read from position 0, never moved
 */
public record HostArray(DType dtype, Shape shape, ByteBuffer buffer) {
  /** Checks byte order and size. */
  public HostArray {
    if (dtype.bytes() > 1 && buffer.order() != ByteOrder.nativeOrder()) {
      throw new InvalidArgumentException(
          "HostArray",
          "a buffer in native byte order, " + ByteOrder.nativeOrder(),
          "one in " + buffer.order(),
          "Call buffer.order(ByteOrder.nativeOrder()) before filling it.");
    }
    long bytes = Math.multiplyExact(shape.elements(), dtype.bytes());
    if (buffer.capacity() < bytes) {
      throw new ShapeMismatchException(
          "HostArray",
          bytes + " bytes for " + dtype + shape,
          buffer.capacity() + " bytes",
          "Give a shape that fits the data.");
    }
  }

  /** Zeros. */
  public static HostArray zeros(DType dtype, Shape shape) {
    long bytes = Math.multiplyExact(shape.elements(), dtype.bytes());
    return new HostArray(
        dtype, shape, ByteBuffer.allocate(Math.toIntExact(bytes)).order(ByteOrder.nativeOrder()));
  }

  /** A copy of these float32 elements. */
  public static HostArray of(float[] data, long... dims) {
    HostArray array = checked(DType.FLOAT32, data.length, dims);
    array.buffer.asFloatBuffer().put(data);
    return array;
  }

  /** A copy of these float64 elements. */
  public static HostArray of(double[] data, long... dims) {
    HostArray array = checked(DType.FLOAT64, data.length, dims);
    array.buffer.asDoubleBuffer().put(data);
    return array;
  }

  /** A copy of these int32 elements. */
  public static HostArray of(int[] data, long... dims) {
    HostArray array = checked(DType.INT32, data.length, dims);
    array.buffer.asIntBuffer().put(data);
    return array;
  }

  /** A copy of these int64 elements. */
  public static HostArray of(long[] data, long... dims) {
    HostArray array = checked(DType.INT64, data.length, dims);
    array.buffer.asLongBuffer().put(data);
    return array;
  }

  /** A copy of these uint8 elements. */
  public static HostArray of(byte[] data, long... dims) {
    HostArray array = checked(DType.UINT8, data.length, dims);
    array.buffer.put(0, data);
    return array;
  }

  /** A copy of a buffer's remaining float32 elements. */
  public static HostArray of(FloatBuffer data, long... dims) {
    HostArray array = checked(DType.FLOAT32, data.remaining(), dims);
    array.buffer.asFloatBuffer().put(data.duplicate());
    return array;
  }

  /** A copy of these rows, float32; all of one length. */
  public static HostArray of(float[][] rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    HostArray array = zeros(DType.FLOAT32, Shape.of(rows.length, columns));
    var target = array.buffer.asFloatBuffer();
    for (float[] row : rows) {
      if (row.length != columns) {
        throw new ShapeMismatchException(
            "HostArray", "rows of " + columns + " elements", "a row of " + row.length, "");
      }
      target.put(row);
    }
    return array;
  }

  /** The elements as floats, one array a row of the first axis. */
  public float[][] toRows() {
    int rows = Math.toIntExact(shape.dim(0));
    int columns = rows == 0 ? 0 : Math.toIntExact(shape.elements() / rows);
    float[] all = toFloats();
    float[][] out = new float[rows][];
    for (int i = 0; i < rows; i++) {
      out[i] = Arrays.copyOfRange(all, i * columns, (i + 1) * columns);
    }
    return out;
  }

  /** The elements as floats; real and integer types convert. */
  public float[] toFloats() {
    float[] out = new float[Math.toIntExact(shape.elements())];
    if (dtype == DType.FLOAT32) {
      buffer.slice(0, out.length * 4).order(buffer.order()).asFloatBuffer().get(out);
      return out;
    }
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) get(i);
    }
    return out;
  }

  /** The elements as doubles; real and integer types convert. */
  public double[] toDoubles() {
    double[] out = new double[Math.toIntExact(shape.elements())];
    for (int i = 0; i < out.length; i++) {
      out[i] = get(i);
    }
    return out;
  }

  /** One element, by its row-major index. */
  public double get(int index) {
    return switch (dtype) {
      case FLOAT32 -> buffer.getFloat(index * 4);
      case FLOAT64 -> buffer.getDouble(index * 8);
      case BFLOAT16 -> Float.intBitsToFloat(buffer.getShort(index * 2) << 16);
      case INT32 -> buffer.getInt(index * 4);
      case INT64 -> buffer.getLong(index * 8);
      case UINT8, BOOL -> buffer.get(index) & 0xFF;
      default ->
          throw new org.fascicle.api.exception.DTypeMismatchException(
              "HostArray.get", "a type that Java can read", dtype.label(), "Cast it first.");
    };
  }

  /** The same elements in another shape. */
  public HostArray reshape(long... dims) {
    Shape other = Shape.of(dims);
    if (other.elements() != shape.elements()) {
      throw new ShapeMismatchException(
          "HostArray.reshape",
          "a shape of " + shape.elements() + " elements",
          other.toString(),
          "");
    }
    return new HostArray(dtype, other, buffer);
  }

  /** An integer element of a buffer, by its index. */
  static long integer(DType dtype, ByteBuffer buffer, int index) {
    return switch (dtype) {
      case INT32 -> buffer.getInt(index * 4);
      case INT64 -> buffer.getLong(index * 8);
      default -> buffer.get(index) & 0xFF;
    };
  }

  private static HostArray checked(DType dtype, int elements, long... dims) {
    Shape shape = Shape.of(dims);
    if (shape.elements() != elements) {
      throw new ShapeMismatchException(
          "HostArray", shape.elements() + " elements for shape " + shape, elements + "", "");
    }
    return zeros(dtype, shape);
  }
}
