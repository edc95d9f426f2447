package org.fascicle.backend.cpu.memory;

import java.util.ArrayDeque;
import java.util.List;
import org.fascicle.api.exception.ClosedException;
import org.fascicle.api.exception.DeviceMemoryException;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.MemoryReport;
import org.fascicle.spi.backend.Storage;

/**
 * Native memory, kept for reuse by size class: a training step in its steady state takes nothing
 * from the system and touches no new page.
 */
public final class BlockPool {
  private static final System.Logger LOG = System.getLogger(BlockPool.class.getName());

  private final String backend;
  private final long limitBytes;
  private final Bin[] bins = new Bin[SizeClass.COUNT];
  private long usedBytes;
  private long pooledBytes;
  private long allocations;
  private long misses;
  private boolean closed;

  /** Memory of one class that nobody uses. */
  private static final class Bin {
    final ArrayDeque<Segment> segments = new ArrayDeque<>();
    long lastAsked;
  }

  /**
   * Creates an empty pool.
   *
   * @param backend the backend's name, for messages
   * @param limitBytes the most that may be taken from the system, used and pooled together
   */
  public BlockPool(String backend, long limitBytes) {
    this.backend = backend;
    this.limitBytes = limitBytes;
  }

  /** Memory for a tensor; see {@link org.fascicle.spi.backend.Backend#allocate}. */
  public Block allocate(TensorSpec spec) {
    try {
      return allocate(spec.bytes());
    } catch (ArithmeticException overflow) {
      throw exhausted(Long.MAX_VALUE);
    }
  }

  private Block allocate(long bytes) {
    return new Block(this, open(bytes, 0), bytes);
  }

  /** Memory for a kernel that runs, and that ends well though the backend may have been closed. */
  Block grant(long bytes) {
    return new Block(this, lend(bytes, 0), bytes);
  }

  /** Memory to be divided: of the size, or of one up to twice as large that nobody uses. */
  Segment whole(long bytes) {
    return open(bytes, SizeClass.OCTAVE);
  }

  private synchronized Segment open(long bytes, int slack) {
    if (closed) {
      throw new ClosedException(
          backend + ": the backend was closed; allocate on the session's backend.");
    }
    return lend(bytes, slack);
  }

  private synchronized Segment lend(long bytes, int slack) {
    if (bytes > limitBytes) {
      throw exhausted(bytes);
    }
    int sizeClass = SizeClass.of(bytes);
    Segment segment = idle(sizeClass, slack);
    if (segment == null) {
      segment = take(sizeClass, bytes);
      misses++;
    } else {
      pooledBytes -= segment.bytes;
    }
    segment.order = null;
    bin(segment.sizeClass).lastAsked = ++allocations;
    usedBytes += segment.bytes;
    return segment;
  }

  /** Memory of a class, or of the next ones above it; null if nobody has given such back. */
  private Segment idle(int sizeClass, int slack) {
    Segment found = null;
    for (int c = sizeClass;
        found == null && c <= Math.min(sizeClass + slack, bins.length - 1);
        c++) {
      found = bin(c).segments.pollLast();
    }
    return found;
  }

  /** Takes memory back; a second time for the same block changes nothing. */
  public void free(Storage storage) {
    if (!(storage instanceof Block block) || !block.belongsTo(this)) {
      throw new IllegalArgumentException(backend + ": this storage was made by another backend.");
    }
    takeBack(block.drain());
    takeBack(block);
  }

  /** Takes the memory of copies back. */
  void takeBack(List<Block> copies) {
    copies.forEach(this::takeBack);
  }

  private synchronized void takeBack(Block block) {
    Segment segment = block.detach();
    if (segment == null) {
      LOG.log(System.Logger.Level.WARNING, backend + ": a storage was freed twice.");
      return;
    }
    takeBack(segment);
  }

  /** Takes memory back, unless it is a part of other memory. */
  synchronized void takeBack(Segment segment) {
    if (segment.isPart) {
      return;
    }
    usedBytes -= segment.bytes;
    if (closed) {
      segment.release();
    } else {
      bin(segment.sizeClass).segments.add(segment);
      pooledBytes += segment.bytes;
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

  private Bin bin(int sizeClass) {
    if (bins[sizeClass] == null) {
      bins[sizeClass] = new Bin();
    }
    return bins[sizeClass];
  }

  private Segment take(int sizeClass, long bytes) {
    long size = SizeClass.bytes(sizeClass);
    if (usedBytes + size > limitBytes) {
      throw exhausted(bytes);
    }
    trim(limitBytes - usedBytes - size);
    Segment segment = Segment.take(sizeClass);
    if (segment == null) {
      trim(0);
      segment = Segment.take(sizeClass);
    }
    if (segment == null) {
      throw exhausted(bytes);
    }
    return segment;
  }

  /** That there is no memory for so many bytes more. */
  synchronized DeviceMemoryException exhausted(long bytes) {
    return new DeviceMemoryException(
        backend,
        bytes,
        usedBytes,
        "At most " + limitBytes + " can be had: use smaller batches or close scopes earlier.");
  }

  /** Gives back what was not asked for longest until no more than this is kept. */
  private void trim(long keepBytes) {
    while (pooledBytes > keepBytes) {
      Bin oldest = null;
      for (Bin bin : bins) {
        if (bin != null
            && !bin.segments.isEmpty()
            && (oldest == null || bin.lastAsked < oldest.lastAsked)) {
          oldest = bin;
        }
      }
      if (oldest == null) {
        throw new IllegalStateException("The pool's count of bytes is wrong: " + pooledBytes);
      }
      Segment segment = oldest.segments.pollFirst();
      pooledBytes -= segment.bytes;
      segment.release();
    }
  }
}
