package org.fascicle.backend.cpu.memory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.indexer.ByteIndexer;
import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.javacpp.indexer.IntIndexer;
import org.bytedeco.javacpp.indexer.LongIndexer;
import org.bytedeco.javacpp.indexer.ShortIndexer;
import org.fascicle.spi.backend.Storage;

/**
 * A tensor's bytes at the front of a piece of native memory, which may be longer. A freed block has
 * lost its memory, so that using it fails at once instead of reading another tensor.
 */
public final class Block implements Storage {
  /** The most bytes that one buffer can show, in whole cache lines. */
  public static final int WINDOW = Integer.MAX_VALUE & -SizeClass.LINE;

  private final BlockPool pool;
  private final long bytes;
  private Segment segment;

  Block(BlockPool pool, Segment segment, long bytes) {
    this.pool = pool;
    this.segment = segment;
    this.bytes = bytes;
  }

  /** The block behind a storage of this backend. */
  public static Block of(Storage storage) {
    return (Block) storage;
  }

  /** The address of the first byte. */
  public static Address address(Storage storage) {
    return ((Block) storage).segment.address;
  }

  /** Elements of a float32 tensor. */
  public static FloatIndexer floats(Storage storage) {
    return ((Block) storage).segment.floats();
  }

  /** Elements of a float64 tensor. */
  public static DoubleIndexer doubles(Storage storage) {
    return ((Block) storage).segment.doubles();
  }

  /** Elements of an int32 tensor. */
  public static IntIndexer ints(Storage storage) {
    return ((Block) storage).segment.ints();
  }

  /** Elements of an int64 tensor. */
  public static LongIndexer longs(Storage storage) {
    return ((Block) storage).segment.longs();
  }

  /** Elements of a float16 or bfloat16 tensor, as bits. */
  public static ShortIndexer shorts(Storage storage) {
    return ((Block) storage).segment.shorts();
  }

  /** Elements of a uint8 or bool tensor. */
  public static ByteIndexer octets(Storage storage) {
    return ((Block) storage).segment.octets();
  }

  @Override
  public long bytes() {
    return segment == null ? 0 : bytes;
  }

  /**
   * A part as a buffer in native byte order.
   *
   * @param offset of its first byte
   * @param length at most {@link #WINDOW}
   */
  @SuppressWarnings("resource") // the pointer owns nothing
  public ByteBuffer buffer(long offset, int length) {
    BytePointer part = new BytePointer(new Address(segment.address.address() + offset));
    return part.capacity(length).asByteBuffer().order(ByteOrder.nativeOrder());
  }

  boolean belongsTo(BlockPool other) {
    return pool == other;
  }

  /** Gives the memory up; null if that was done before. Called under the pool's lock. */
  Segment detach() {
    Segment detached = segment;
    segment = null;
    return detached;
  }
}
