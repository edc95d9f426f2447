package org.fascicle.backend.reference.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.HostValue;

/** A tensor of a test: spec and row-major data, or a host value. */
record Value(TensorSpec spec, ByteBuffer data, HostValue host) {
  /** Elements converted as the Java cast of the type does; float16 and bfloat16 as bits. */
  static Value of(DType dtype, Shape shape, double... elements) {
    assert shape.elements() == elements.length : shape + " has not " + elements.length;
    Value value = empty(TensorSpec.of(dtype, shape));
    for (int i = 0; i < elements.length; i++) {
      value.set(i, elements[i]);
    }
    return value;
  }

  static Value floats(Shape shape, double... elements) {
    return of(DType.FLOAT32, shape, elements);
  }

  static Value doubles(Shape shape, double... elements) {
    return of(DType.FLOAT64, shape, elements);
  }

  static Value ints(Shape shape, double... elements) {
    return of(DType.INT32, shape, elements);
  }

  static Value bools(Shape shape, double... elements) {
    return of(DType.BOOL, shape, elements);
  }

  static Value longs(Shape shape, long... elements) {
    Value value = empty(TensorSpec.of(DType.INT64, shape));
    value.data.asLongBuffer().put(elements);
    return value;
  }

  /** Elements 0, 1, 2 … of any type. */
  static Value counting(DType dtype, Shape shape) {
    Value value = empty(TensorSpec.of(dtype, shape));
    for (int i = 0; i < shape.elements(); i++) {
      value.set(i, i);
    }
    return value;
  }

  static Value host(double... values) {
    Shape shape = values.length == 1 ? Shape.SCALAR : Shape.of(values.length);
    return new Value(TensorSpec.host(DType.FLOAT64, shape), null, HostValue.of(values));
  }

  static Value host(long... values) {
    TensorSpec spec = TensorSpec.host(DType.INT64, Shape.of(values.length));
    return new Value(spec, null, HostValue.of(values));
  }

  static Value empty(TensorSpec spec) {
    ByteBuffer data =
        ByteBuffer.allocate(Math.toIntExact(spec.bytes())).order(ByteOrder.nativeOrder());
    return new Value(spec, data, null);
  }

  /** All elements in double. */
  double[] toDoubles() {
    double[] out = new double[(int) spec.shape().elements()];
    for (int i = 0; i < out.length; i++) {
      out[i] = get(i);
    }
    return out;
  }

  /** All elements of an integer tensor. */
  long[] toLongs() {
    long[] out = new long[(int) spec.shape().elements()];
    for (int i = 0; i < out.length; i++) {
      out[i] = spec.dtype() == DType.INT64 ? data.getLong(8 * i) : (long) get(i);
    }
    return out;
  }

  private double get(int i) {
    return switch (spec.dtype()) {
      case FLOAT32 -> data.getFloat(4 * i);
      case FLOAT64 -> data.getDouble(8 * i);
      case INT32 -> data.getInt(4 * i);
      case INT64 -> data.getLong(8 * i);
      case UINT8, BOOL -> data.get(i) & 0xFF;
      case FLOAT16, BFLOAT16 -> data.getShort(2 * i) & 0xFFFF;
    };
  }

  private void set(int i, double element) {
    switch (spec.dtype()) {
      case FLOAT32 -> data.putFloat(4 * i, (float) element);
      case FLOAT64 -> data.putDouble(8 * i, element);
      case INT32 -> data.putInt(4 * i, (int) element);
      case INT64 -> data.putLong(8 * i, (long) element);
      case UINT8, BOOL -> data.put(i, (byte) (int) element);
      case FLOAT16, BFLOAT16 -> data.putShort(2 * i, (short) (int) element);
    }
  }
}
