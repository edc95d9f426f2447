package org.fascicle.platform.internal.train;

import java.util.function.Supplier;

/**
 * Reads a pass over the data batch by batch; the next one may be read while the step of the last
 * one computes. Used by one thread; a batch's reader also by the step of that batch.
 */
final class Batches {
  private final int size;
  private BatchReader current;
  private BatchReader other;
  private long[] order = {};
  private long ready = -1;

  /**
   * Nothing read yet.
   *
   * @param readers asked twice: one batch is read while the other is used
   * @param size samples a batch; the last one may have fewer
   */
  Batches(Supplier<BatchReader> readers, int size) {
    this.current = readers.get();
    this.other = readers.get();
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
    if (batch != ready) {
      fill(batch);
    }
    BatchReader read = other;
    other = current;
    current = read;
    ready = -1;
  }

  /** Reads a batch before its turn. If that fails it is read again when its turn has come. */
  void readAhead(long batch) {
    if (batch >= count() || batch == ready) {
      return;
    }
    ready = -1;
    try {
      fill(batch);
      ready = batch;
    } catch (RuntimeException e) {
      // Told in its turn: the step before it is still to be made.
    }
  }

  private void fill(long batch) {
    int from = Math.toIntExact(batch * size);
    other.read(order, from, Math.min(size, order.length - from));
  }

  /** The batch that was read last. */
  BatchReader current() {
    return current;
  }
}
