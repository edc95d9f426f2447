package org.fascicle.backend.cpu.memory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.Consumer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.indexer.ByteIndexer;
import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.javacpp.indexer.IntIndexer;
import org.bytedeco.javacpp.indexer.LongIndexer;
import org.bytedeco.javacpp.indexer.ShortIndexer;
import org.fascicle.api.exception.DeviceMemoryException;
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
  private volatile Copies copies;

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

  /**
   * A part of a storage as a storage, for as long as the whole is there; nobody frees it.
   *
   * @param offset of its first byte, whole cache lines
   */
  public static Block part(Storage whole, long offset, long partBytes) {
    Block block = (Block) whole;
    return new Block(block.pool, block.segment.part(offset, partBytes), partBytes);
  }

  /** That a library got no memory of its own, so many bytes, for its work on a storage. */
  public static DeviceMemoryException exhausted(Storage storage, long libraryBytes) {
    return ((Block) storage).pool.exhausted(libraryBytes);
  }

  /** Says that a storage's elements have changed; whoever lets somebody write to it does. */
  public static void written(Storage storage) {
    Copies copies = ((Block) storage).copies;
    if (copies != null) {
      copies.outdate();
    }
  }

  /**
   * The elements in another order, kept with the block: made when first asked for, and again after
   * {@link #written}.
   *
   * @param order what the order is, told from others by {@code equals}
   * @param orderedBytes bytes that the order takes
   * @param make writes the elements in their order to an address
   */
  public Address inOrder(Object order, long orderedBytes, Consumer<Address> make) {
    Copies made = copies;
    return (made == null ? firstCopies() : made).get(pool, order, orderedBytes, make);
  }

  private synchronized Copies firstCopies() {
    if (copies == null) {
      copies = new Copies();
    }
    return copies;
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

  /** Gives up what {@link #inOrder} has made. */
  List<Block> drain() {
    return copies == null ? List.of() : copies.drain();
  }

  /** Gives the memory up; null if that was done before. Called under the pool's lock. */
  Segment detach() {
    Segment detached = segment;
    segment = null;
    return detached;
  }
}
