package org.fascicle.tck.harness;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;

/**
 * An array on the host, as data of a case: real numbers for float32, float64 and bfloat16, integers
 * for every other type (the raw 16 bits for float16). Immutable.
 */
public final class Values {
  private final TensorSpec spec;
  private final double[] reals;
  private final long[] integers;

  private Values(TensorSpec spec, double[] reals, long[] integers) {
    this.spec = spec;
    this.reals = reals;
    this.integers = integers;
    int length = reals == null ? integers.length : reals.length;
    if (spec.shape().elements() != length) {
      throw new IllegalArgumentException(length + " values for " + spec);
    }
  }

  /** Real numbers; the array is kept. */
  public static Values reals(DType dtype, Shape shape, double... values) {
    return new Values(TensorSpec.of(dtype, shape), values, null);
  }

  /** Integers, truth values or raw bits of float16; the array is kept. */
  public static Values integers(DType dtype, Shape shape, long... values) {
    return new Values(TensorSpec.of(dtype, shape), null, values);
  }

  /** Integers that the platform holds: offsets, keys, steps. */
  public static Values host(long... values) {
    return new Values(TensorSpec.host(DType.INT64, Shape.of(values.length)), null, values);
  }

  /** A number that the platform holds. */
  public static Values scalar(double value) {
    return new Values(TensorSpec.host(DType.FLOAT64, Shape.SCALAR), new double[] {value}, null);
  }

  /** Reads row-major data in native byte order. */
  public static Values read(TensorSpec spec, ByteBuffer bytes) {
    int n = Math.toIntExact(spec.shape().elements());
    ByteBuffer source = bytes.duplicate().order(ByteOrder.nativeOrder());
    if (spec.dtype().isReal()) {
      double[] reals = new double[n];
      for (int i = 0; i < n; i++) {
        reals[i] =
            switch (spec.dtype()) {
              case FLOAT32 -> source.getFloat();
              case BFLOAT16 -> Float.intBitsToFloat(source.getShort() << 16);
              default -> source.getDouble();
            };
      }
      return new Values(spec, reals, null);
    }
    long[] integers = new long[n];
    for (int i = 0; i < n; i++) {
      integers[i] =
          switch (spec.dtype().bytes()) {
            case 1 -> source.get() & 0xFF;
            case 2 -> source.getShort() & 0xFFFF;
            case 4 -> source.getInt();
            default -> source.getLong();
          };
    }
    return new Values(spec, null, integers);
  }

  /** The row-major data in native byte order, positioned at its beginning. */
  public ByteBuffer bytes() {
    ByteBuffer out =
        ByteBuffer.allocateDirect(Math.toIntExact(spec.bytes())).order(ByteOrder.nativeOrder());
    for (int i = 0; i < size(); i++) {
      put(out, i);
    }
    return out.flip();
  }

  private void put(ByteBuffer out, int i) {
    switch (spec.dtype()) {
      case FLOAT32 -> out.putFloat((float) reals[i]);
      case FLOAT64 -> out.putDouble(reals[i]);
      case BFLOAT16 -> out.putShort((short) (nearest(reals[i]) >>> 16));
      case FLOAT16 -> out.putShort((short) integers[i]);
      case INT32 -> out.putInt((int) integers[i]);
      case INT64 -> out.putLong(integers[i]);
      case UINT8, BOOL -> out.put((byte) integers[i]);
    }
  }

  /** The float32 of the nearest bfloat16, halves to even; as bits. */
  private static int nearest(double value) {
    int bits = Float.floatToIntBits((float) value);
    return Double.isNaN(value) ? bits : (bits + 0x7FFF + ((bits >>> 16) & 1)) & 0xFFFF_0000;
  }

  /** A number as the type holds it. */
  public static double rounded(DType dtype, double value) {
    return switch (dtype) {
      case FLOAT32 -> (float) value;
      case BFLOAT16 -> Float.intBitsToFloat(nearest(value));
      default -> value;
    };
  }

  /** The same numbers as float64, if these are float32 or bfloat16; this otherwise. */
  public Values promoted() {
    if (!spec.dtype().isReal() || spec.dtype() == DType.FLOAT64 || spec.isHost()) {
      return this;
    }
    double[] rounded = Arrays.stream(reals).map(x -> rounded(spec.dtype(), x)).toArray();
    return new Values(spec.with(DType.FLOAT64), rounded, null);
  }

  /** The nearest numbers in bfloat16, if these are float32; this otherwise. */
  public Values narrowed() {
    if (spec.dtype() != DType.FLOAT32) {
      return this;
    }
    double[] rounded = Arrays.stream(reals).map(x -> rounded(DType.BFLOAT16, x)).toArray();
    return new Values(spec.with(DType.BFLOAT16), rounded, null);
  }

  /** The same elements, each moved on by some places, those at the end to the beginning. */
  public Values rotated(int places) {
    int n = size();
    double[] otherReals = reals == null ? null : new double[n];
    long[] otherIntegers = reals == null ? new long[n] : null;
    for (int i = 0; i < n; i++) {
      int to = (i + places) % n;
      if (reals == null) {
        otherIntegers[to] = integers[i];
      } else {
        otherReals[to] = reals[i];
      }
    }
    return new Values(spec, otherReals, otherIntegers);
  }

  /** Shape, type and residence. */
  public TensorSpec spec() {
    return spec;
  }

  /** Whether these are real numbers. */
  public boolean isReal() {
    return reals != null;
  }

  /** Number of elements. */
  public int size() {
    return reals == null ? integers.length : reals.length;
  }

  /** An element as a real number. */
  public double real(int index) {
    return reals == null ? integers[index] : reals[index];
  }

  /** An element as an integer. */
  public long integer(int index) {
    return integers[index];
  }

  /** All real elements, as a fresh array. */
  public double[] reals() {
    return reals.clone();
  }

  /** All integer elements, as a fresh array. */
  public long[] integers() {
    return integers.clone();
  }

  /** The first elements, for messages. */
  @Override
  public String toString() {
    String all = reals == null ? Arrays.toString(integers) : Arrays.toString(reals);
    return spec + " " + (all.length() > 200 ? all.substring(0, 200) + " …" : all);
  }
}
