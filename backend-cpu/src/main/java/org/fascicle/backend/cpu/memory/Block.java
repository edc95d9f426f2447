package org.fascicle.backend.cpu.memory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
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
 *
 * <p>Elements lie row by row, unless a kernel that writes all of them has left them in an order
 * that it prefers. Whoever asks for their address finds them row by row.
 */
public final class Block implements Storage {
  /** The most bytes that one buffer can show, in whole cache lines. */
  public static final int WINDOW = Integer.MAX_VALUE & -SizeClass.LINE;

  private final BlockPool pool;
  private final long bytes;
  private volatile Segment segment;
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
    return ((Block) storage).rows().address;
  }

  /** Elements of a float32 tensor. */
  public static FloatIndexer floats(Storage storage) {
    return ((Block) storage).rows().floats();
  }

  /** Elements of a float64 tensor. */
  public static DoubleIndexer doubles(Storage storage) {
    return ((Block) storage).rows().doubles();
  }

  /** Elements of an int32 tensor. */
  public static IntIndexer ints(Storage storage) {
    return ((Block) storage).rows().ints();
  }

  /** Elements of an int64 tensor. */
  public static LongIndexer longs(Storage storage) {
    return ((Block) storage).rows().longs();
  }

  /** Elements of a float16 or bfloat16 tensor, as bits. */
  public static ShortIndexer shorts(Storage storage) {
    return ((Block) storage).rows().shorts();
  }

  /** Elements of a uint8 or bool tensor. */
  public static ByteIndexer octets(Storage storage) {
    return ((Block) storage).rows().octets();
  }

  /**
   * A part of a storage as a storage, for as long as the whole is there; nobody frees it.
   *
   * @param offset of its first byte, whole cache lines
   */
  public static Block part(Storage whole, long offset, long partBytes) {
    Block block = (Block) whole;
    return new Block(block.pool, block.rows().part(offset, partBytes), partBytes);
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

  /** The order of the elements; null for row by row. */
  public Order order() {
    return segment.order;
  }

  /**
   * The elements in an order. If it is another one than theirs, a copy is kept with the block: made
   * when first asked for, and again after {@link #written}.
   */
  public Address inOrder(Order wanted) {
    Segment now = segment;
    return wanted.equals(now.order) ? now.address : copies().get(pool, wanted, now);
  }

  /** Puts the elements in an order somewhere else. */
  public void arrange(Order wanted, Pointer to) {
    Segment now = segment;
    wanted.arrange(now.order, now.address, to);
  }

  /** The same memory for elements in an order, for who alone uses the block and writes them all. */
  public Address fill(Order own) {
    if (own.bytes() != bytes) {
      throw new IllegalArgumentException(own.bytes() + " bytes in order, " + bytes + " in rows.");
    }
    segment.order = own;
    return segment.address;
  }

  /** Has the elements in an order from now on, for who alone uses the block. */
  public synchronized Address settle(Order own) {
    if (!own.equals(segment.order)) {
      Block arranged = copies().removeCurrent(own);
      if (arranged == null) {
        arranged = pool.grant(bytes);
        arrange(own, arranged.place());
      }
      arranged.fill(own);
      Segment before = segment;
      segment = arranged.segment;
      arranged.segment = before;
      pool.free(arranged);
    }
    return segment.address;
  }

  /** The memory with the elements row by row. */
  private Segment rows() {
    Segment now = segment;
    return now.order == null ? now : restored();
  }

  /** Has the elements row by row from now on; who reads them in their order finds a copy. */
  private synchronized Segment restored() {
    Segment before = segment;
    if (before.order != null) {
      Segment rows = pool.grant(bytes).segment;
      before.order.restore(before.address, rows.address);
      Block replaced = copies().put(before.order, new Block(pool, before, bytes));
      segment = rows;
      if (replaced != null) {
        pool.free(replaced);
      }
    }
    return segment;
  }

  /** Where the memory is, in whatever order. */
  Address place() {
    return segment.address;
  }

  private Copies copies() {
    Copies made = copies;
    return made == null ? firstCopies() : made;
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
    BytePointer part = new BytePointer(new Address(rows().address.address() + offset));
    // A pointer to nothing gives a buffer of one byte.
    return part.capacity(length).asByteBuffer().limit(length).order(ByteOrder.nativeOrder());
  }

  boolean belongsTo(BlockPool other) {
    return pool == other;
  }

  /** Gives up what {@link #inOrder} has made. */
  List<Block> drain() {
    Copies made = copies;
    return made == null ? List.of() : made.drain();
  }

  /** Makes a part what it was at first; what it has come to besides goes back to the pool. */
  void reset(Segment home) {
    if (copies != null) {
      pool.takeBack(drain());
    }
    if (segment != home) {
      pool.takeBack(segment);
      segment = home;
    }
    home.order = null;
  }

  /** Gives the memory up; null if that was done before. Called under the pool's lock. */
  Segment detach() {
    Segment detached = segment;
    segment = null;
    return detached;
  }
}
