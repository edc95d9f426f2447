package org.fascicle.backend.cpu.memory;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.ShortPointer;
import org.bytedeco.javacpp.indexer.ByteIndexer;
import org.bytedeco.javacpp.indexer.ByteRawIndexer;
import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.javacpp.indexer.DoubleRawIndexer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.javacpp.indexer.FloatRawIndexer;
import org.bytedeco.javacpp.indexer.IntIndexer;
import org.bytedeco.javacpp.indexer.IntRawIndexer;
import org.bytedeco.javacpp.indexer.LongIndexer;
import org.bytedeco.javacpp.indexer.LongRawIndexer;
import org.bytedeco.javacpp.indexer.ShortIndexer;
import org.bytedeco.javacpp.indexer.ShortRawIndexer;

/** Memory taken from the system, aligned to a cache line, with the views that kernels ask for. */
final class Segment {
  final int sizeClass;
  final long bytes;
  final Address address;

  /**
   * The order of the elements, null for row by row. Changed only while nobody else knows of this
   * memory, or by who alone uses the elements.
   */
  Order order;

  /** What it was divided into last: used by who has taken the memory, whoever that is. */
  Division division;

  /** Whether it is a part of another one, and nobody's to give back. */
  final boolean isPart;

  // Made when first asked for. Two threads may both make one: either serves, its address and size
  // are final fields.
  private final Pointer base;
  private FloatIndexer floats;
  private DoubleIndexer doubles;
  private IntIndexer ints;
  private LongIndexer longs;
  private ShortIndexer shorts;
  private ByteIndexer octets;

  private Segment(int sizeClass, Pointer base, long bytes, boolean isPart) {
    this.isPart = isPart;
    this.sizeClass = sizeClass;
    this.bytes = bytes;
    this.base = base;
    this.address = new Address((base.address() + SizeClass.LINE - 1) & -SizeClass.LINE);
  }

  /** Takes memory from the system; null if there is none. */
  static Segment take(int sizeClass) {
    Pointer base = Pointer.malloc(SizeClass.bytes(sizeClass) + SizeClass.LINE);
    return base == null || base.isNull()
        ? null
        : new Segment(sizeClass, base, SizeClass.bytes(sizeClass), false);
  }

  /** A part of this memory, which nobody is to release. */
  Segment part(long offset, long partBytes) {
    return new Segment(sizeClass, new Address(address.address() + offset), partBytes, true);
  }

  /** Gives the memory back to the system. */
  void release() {
    Pointer.free(base);
  }

  FloatIndexer floats() {
    if (floats == null) {
      floats = new FloatRawIndexer(new FloatPointer(address).capacity(bytes / Float.BYTES));
    }
    return floats;
  }

  DoubleIndexer doubles() {
    if (doubles == null) {
      doubles = new DoubleRawIndexer(new DoublePointer(address).capacity(bytes / Double.BYTES));
    }
    return doubles;
  }

  IntIndexer ints() {
    if (ints == null) {
      ints = new IntRawIndexer(new IntPointer(address).capacity(bytes / Integer.BYTES));
    }
    return ints;
  }

  LongIndexer longs() {
    if (longs == null) {
      longs = new LongRawIndexer(new LongPointer(address).capacity(bytes / Long.BYTES));
    }
    return longs;
  }

  ShortIndexer shorts() {
    if (shorts == null) {
      shorts = new ShortRawIndexer(new ShortPointer(address).capacity(bytes / Short.BYTES));
    }
    return shorts;
  }

  ByteIndexer octets() {
    if (octets == null) {
      octets = new ByteRawIndexer(new BytePointer(address).capacity(bytes));
    }
    return octets;
  }
}
