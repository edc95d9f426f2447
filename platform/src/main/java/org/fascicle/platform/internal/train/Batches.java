package org.fascicle.platform.internal.train;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Reads a pass over the data batch by batch; where reading takes long the next one is read while
 * the step of the last one computes. Used by one thread; a batch's reader also by the step of that
 * batch.
 */
final class Batches implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Batches.class.getName());

  /** A copy out of memory takes less, and beside a step's kernels would slow them by as much. */
  private static final long LONG = TimeUnit.MILLISECONDS.toNanos(2);

  private final Supplier<BatchReader> readers;
  private final int size;
  private BatchReader current;
  private BatchReader ahead;
  private long[] order = {};
  private long ready = -1;
  private long nanos;

  /**
   * Nothing read yet.
   *
   * @param readers asked again when a batch is read while another is used
   * @param size samples a batch; the last one may have fewer
   */
  Batches(Supplier<BatchReader> readers, int size) {
    this.readers = readers;
    this.current = readers.get();
    this.size = size;
  }

  /** Begins a pass over samples in this order. */
  void begin(long[] samples) {
    order = samples;
    ready = -1;
  }

  /** Begins a pass over the samples as they lie. */
  void begin() {
    begin(new Order(current.data().size()).straight());
  }

  /** The batches of a pass. */
  long count() {
    return (current.data().size() + size - 1) / size;
  }

  /** Reads a batch, unless that was done ahead. */
  void read(long batch) {
    if (batch == ready) {
      BatchReader read = ahead;
      ahead = current;
      current = read;
    } else {
      fill(current, batch);
    }
    ready = -1;
  }

  /** Reads a batch before its turn. If that fails it is read again when its turn has come. */
  void readAhead(long batch) {
    if (nanos < LONG || batch >= count() || batch == ready) {
      return;
    }
    if (ahead == null) {
      ahead = readers.get();
    }
    ready = -1;
    try {
      fill(ahead, batch);
      ready = batch;
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.DEBUG, "A batch read ahead is read again in its turn", e);
    }
  }

  private void fill(BatchReader reader, long batch) {
    int from = Math.toIntExact(batch * size);
    long begin = System.nanoTime();
    reader.read(order, from, Math.min(size, order.length - from));
    nanos = System.nanoTime() - begin;
  }

  /** The batch that was read last. */
  BatchReader current() {
    return current;
  }

  /** Lets go of what was read. */
  @Override
  public void close() {
    current.close();
    if (ahead != null) {
      ahead.close();
    }
  }
}
