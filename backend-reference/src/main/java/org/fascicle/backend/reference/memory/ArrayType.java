package org.fascicle.backend.reference.memory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.fascicle.api.tensor.DType;

/** The Java arrays in which elements are kept. */
public enum ArrayType {
  /** float32. */
  FLOATS(Float.BYTES) {
    @Override
    Object create(int length) {
      return new float[length];
    }

    @Override
    void read(ByteBuffer source, Object array, int length) {
      source.asFloatBuffer().get((float[]) array, 0, length);
    }

    @Override
    void write(Object array, int length, ByteBuffer target) {
      target.asFloatBuffer().put((float[]) array, 0, length);
    }
  },
  /** float64. */
  DOUBLES(Double.BYTES) {
    @Override
    Object create(int length) {
      return new double[length];
    }

    @Override
    void read(ByteBuffer source, Object array, int length) {
      source.asDoubleBuffer().get((double[]) array, 0, length);
    }

    @Override
    void write(Object array, int length, ByteBuffer target) {
      target.asDoubleBuffer().put((double[]) array, 0, length);
    }
  },
  /** int32. */
  INTS(Integer.BYTES) {
    @Override
    Object create(int length) {
      return new int[length];
    }

    @Override
    void read(ByteBuffer source, Object array, int length) {
      source.asIntBuffer().get((int[]) array, 0, length);
    }

    @Override
    void write(Object array, int length, ByteBuffer target) {
      target.asIntBuffer().put((int[]) array, 0, length);
    }
  },
  /** int64. */
  LONGS(Long.BYTES) {
    @Override
    Object create(int length) {
      return new long[length];
    }

    @Override
    void read(ByteBuffer source, Object array, int length) {
      source.asLongBuffer().get((long[]) array, 0, length);
    }

    @Override
    void write(Object array, int length, ByteBuffer target) {
      target.asLongBuffer().put((long[]) array, 0, length);
    }
  },
  /** uint8 and bool. */
  BYTES(1) {
    @Override
    Object create(int length) {
      return new byte[length];
    }

    @Override
    void read(ByteBuffer source, Object array, int length) {
      source.get((byte[]) array, 0, length);
    }

    @Override
    void write(Object array, int length, ByteBuffer target) {
      target.put((byte[]) array, 0, length);
    }
  },
  /** float16 and bfloat16, as bits. */
  SHORTS(Short.BYTES) {
    @Override
    Object create(int length) {
      return new short[length];
    }

    @Override
    void read(ByteBuffer source, Object array, int length) {
      source.asShortBuffer().get((short[]) array, 0, length);
    }

    @Override
    void write(Object array, int length, ByteBuffer target) {
      target.asShortBuffer().put((short[]) array, 0, length);
    }
  };

  private final int elementBytes;

  ArrayType(int elementBytes) {
    this.elementBytes = elementBytes;
  }

  /** The arrays that keep elements of this type. */
  public static ArrayType of(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> FLOATS;
      case FLOAT64 -> DOUBLES;
      case INT32 -> INTS;
      case INT64 -> LONGS;
      case UINT8, BOOL -> BYTES;
      case FLOAT16, BFLOAT16 -> SHORTS;
    };
  }

  /** The type of this array. */
  static ArrayType of(Object array) {
    if (array instanceof float[]) {
      return FLOATS;
    } else if (array instanceof double[]) {
      return DOUBLES;
    } else if (array instanceof int[]) {
      return INTS;
    } else if (array instanceof long[]) {
      return LONGS;
    }
    return array instanceof byte[] ? BYTES : SHORTS;
  }

  /** Bytes an element takes. */
  int elementBytes() {
    return elementBytes;
  }

  /** A new array. */
  abstract Object create(int length);

  /** Fills the front of an array from a buffer's position on. */
  abstract void read(ByteBuffer source, Object array, int length);

  /** Copies the front of an array to a buffer's position on. */
  abstract void write(Object array, int length, ByteBuffer target);

  /** A view of a buffer whose position may move, in native byte order. */
  static ByteBuffer view(ByteBuffer buffer) {
    return buffer.slice().order(ByteOrder.nativeOrder());
  }
}
