package org.fascicle.backend.reference.memory;

import java.nio.ByteBuffer;
import org.fascicle.spi.backend.Storage;

/**
 * A tensor's elements at the front of a Java array, which may be longer than the tensor. A freed
 * storage has lost its array, so that using it fails at once instead of reading another tensor.
 */
public final class HeapStorage implements Storage {
  private final ArrayPool pool;
  private final int elements;
  private Object array;

  HeapStorage(ArrayPool pool, Object array, int elements) {
    this.pool = pool;
    this.array = array;
    this.elements = elements;
  }

  /** The array of any storage of this backend. */
  public static Object array(Storage storage) {
    return ((HeapStorage) storage).array;
  }

  /** The elements of a float32 tensor. */
  public static float[] floats(Storage storage) {
    return (float[]) ((HeapStorage) storage).array;
  }

  /** The elements of a float64 tensor. */
  public static double[] doubles(Storage storage) {
    return (double[]) ((HeapStorage) storage).array;
  }

  /** The elements of an int32 tensor. */
  public static int[] ints(Storage storage) {
    return (int[]) ((HeapStorage) storage).array;
  }

  /** The elements of an int64 tensor. */
  public static long[] longs(Storage storage) {
    return (long[]) ((HeapStorage) storage).array;
  }

  /** The elements of a uint8 or bool tensor. */
  public static byte[] bytes(Storage storage) {
    return (byte[]) ((HeapStorage) storage).array;
  }

  /** The elements of a float16 or bfloat16 tensor, as bits. */
  public static short[] shorts(Storage storage) {
    return (short[]) ((HeapStorage) storage).array;
  }

  /** The number of elements asked for; those of the array beyond it mean nothing. */
  public int elements() {
    return elements;
  }

  @Override
  public long bytes() {
    Object current = array;
    return current == null ? 0 : (long) elements * ArrayType.of(current).elementBytes();
  }

  /** Fills the storage from a buffer's position on. */
  public void read(ByteBuffer source) {
    ArrayType.of(array).read(ArrayType.view(source), array, elements);
  }

  /** Copies the elements to a buffer's position on. */
  public void write(ByteBuffer target) {
    ArrayType.of(array).write(array, elements, ArrayType.view(target));
  }

  boolean belongsTo(ArrayPool other) {
    return pool == other;
  }

  /** Gives the array up; null if that was done before. Called under the pool's lock. */
  Object detach() {
    Object detached = array;
    array = null;
    return detached;
  }
}
