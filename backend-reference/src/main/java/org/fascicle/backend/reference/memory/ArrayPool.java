package org.fascicle.backend.reference.memory;

import java.lang.reflect.Array;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import org.fascicle.api.exception.ClosedException;
import org.fascicle.api.exception.DeviceMemoryException;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.MemoryReport;
import org.fascicle.spi.backend.Storage;

/**
 * Hands out arrays and keeps the freed ones for reuse, up to a limit; beyond it, the sizes that
 * were not asked for the longest go first. Safe for use by several threads.
 */
public final class ArrayPool {
  private final Map<ArrayType, Bin[]> bins = new EnumMap<>(ArrayType.class);
  private final long limitBytes;
  private long usedBytes;
  private long pooledBytes;
  private long allocations;
  private long misses;
  private boolean closed;

  /** Arrays of one type and length that nobody uses. */
  private static final class Bin {
    final ArrayDeque<Object> arrays = new ArrayDeque<>();
    long lastAsked;
  }

  /**
   * Creates an empty pool.
   *
   * @param limitBytes the most that is kept for reuse
   */
  public ArrayPool(long limitBytes) {
    this.limitBytes = limitBytes;
  }

  /** Memory for a tensor; see {@link org.fascicle.spi.backend.Backend#allocate}. */
  public HeapStorage allocate(TensorSpec spec) {
    return allocate(ArrayType.of(spec.dtype()), elements(spec));
  }

  /** Memory for elements of one type. */
  public synchronized HeapStorage allocate(ArrayType type, int elements) {
    if (closed) {
      throw new ClosedException(
          "reference: the backend was closed; allocate on the session's backend.");
    }
    int sizeClass = SizeClass.of(elements);
    Bin bin = bin(type, sizeClass);
    Object array = bin.arrays.pollLast();
    if (array == null) {
      array = create(type, SizeClass.length(sizeClass));
      misses++;
    } else {
      pooledBytes -= bytes(array);
    }
    bin.lastAsked = ++allocations;
    usedBytes += bytes(array);
    return new HeapStorage(this, array, elements);
  }

  /** Takes an array back; a second time for the same storage changes nothing. */
  public synchronized void free(Storage storage) {
    if (!(storage instanceof HeapStorage heap) || !heap.belongsTo(this)) {
      throw new IllegalArgumentException("reference: this storage was made by another backend.");
    }
    Object array = heap.detach();
    if (array == null) {
      System.getLogger(ArrayPool.class.getName())
          .log(System.Logger.Level.WARNING, "reference: a storage was freed twice.");
      return;
    }
    long bytes = bytes(array);
    usedBytes -= bytes;
    if (!closed && bytes <= limitBytes) {
      bin(ArrayType.of(array), SizeClass.of(Array.getLength(array))).arrays.add(array);
      pooledBytes += bytes;
      trim(limitBytes);
    }
  }

  /** What is handed out, what is kept. */
  public synchronized MemoryReport report() {
    return new MemoryReport(usedBytes, pooledBytes, allocations, misses);
  }

  /** Drops what is kept and hands out nothing more; what is in use lives on. */
  public synchronized void close() {
    closed = true;
    trim(0);
  }

  static long bytes(Object array) {
    return (long) Array.getLength(array) * ArrayType.of(array).elementBytes();
  }

  private Bin bin(ArrayType type, int sizeClass) {
    Bin[] row = bins.computeIfAbsent(type, any -> new Bin[SizeClass.COUNT]);
    if (row[sizeClass] == null) {
      row[sizeClass] = new Bin();
    }
    return row[sizeClass];
  }

  private Object create(ArrayType type, int length) {
    try {
      return type.create(length);
    } catch (OutOfMemoryError first) {
      trim(0);
      try {
        return type.create(length);
      } catch (OutOfMemoryError second) {
        throw exhausted((long) length * type.elementBytes());
      }
    }
  }

  private int elements(TensorSpec spec) {
    try {
      long elements = spec.shape().elements();
      if (elements <= SizeClass.MAX_LENGTH) {
        return (int) elements;
      }
      throw tooLong(Math.multiplyExact(elements, spec.dtype().bytes()));
    } catch (ArithmeticException overflow) {
      throw tooLong(Long.MAX_VALUE);
    }
  }

  private synchronized DeviceMemoryException tooLong(long bytes) {
    return new DeviceMemoryException(
        "reference",
        bytes,
        usedBytes,
        "One tensor holds at most "
            + SizeClass.MAX_LENGTH
            + " elements here: use smaller batches.");
  }

  private DeviceMemoryException exhausted(long bytes) {
    return new DeviceMemoryException(
        "reference",
        bytes,
        usedBytes,
        "Use smaller batches, close scopes earlier, or give the Java heap more room (-Xmx).");
  }

  private void trim(long limit) {
    while (pooledBytes > limit) {
      Bin oldest = null;
      for (Bin[] row : bins.values()) {
        for (Bin bin : row) {
          if (bin != null
              && !bin.arrays.isEmpty()
              && (oldest == null || bin.lastAsked < oldest.lastAsked)) {
            oldest = bin;
          }
        }
      }
      if (oldest == null) {
        throw new IllegalStateException("The pool's count of bytes is wrong: " + pooledBytes);
      }
      pooledBytes -= bytes(oldest.arrays.pollFirst());
    }
  }
}
