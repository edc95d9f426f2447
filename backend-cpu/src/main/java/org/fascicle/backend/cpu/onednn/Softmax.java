package org.fascicle.backend.cpu.onednn;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.javacpp.indexer.FloatRawIndexer;
import org.fascicle.backend.cpu.kernel.Scratch;
import org.fascicle.backend.cpu.memory.Address;
import org.fascicle.spi.backend.Storage;

/**
 * Softmax along an axis. The library's own leaves a lane with NaN or ∞ half finite; where the sum
 * of all is NaN, such lanes are found by their own sums and made NaN throughout.
 */
final class Softmax {
  /** So few elements are added up before the library has been called. */
  private static final long FEW = 128;

  private final Lanes lanes;
  private final Step softmax;
  private final Total total;

  Softmax(Primitives primitives, Lanes lanes, Scratch scratch) {
    this.lanes = lanes;
    this.softmax = new Step(primitives.softmax(lanes.all(), Lanes.AXIS), scratch);
    long count = lanes.count() * lanes.length();
    this.total = count <= FEW ? null : new Total(count, 1, scratch);
  }

  void run(Pointer x, Pointer y, Storage scratch) {
    softmax.run(scratch, x, y);
    if (total == null || total.isNaN(scratch, y)) {
      spoil(view(y, lanes.count() * lanes.length()));
    }
  }

  /** Makes the lanes NaN that have a NaN. */
  private void spoil(FloatIndexer values) {
    for (long lane = 0; lane < lanes.count(); lane++) {
      if (Float.isNaN(sum(values, lane))) {
        spoil(values, lane);
      }
    }
  }

  private float sum(FloatIndexer values, long lane) {
    long first = first(lane);
    float sum = 0;
    for (long k = 0; k < lanes.length(); k++) {
      sum += values.get(first + k * lanes.inner());
    }
    return sum;
  }

  private void spoil(FloatIndexer values, long lane) {
    long first = first(lane);
    for (long k = 0; k < lanes.length(); k++) {
      values.put(first + k * lanes.inner(), Float.NaN);
    }
  }

  private long first(long lane) {
    return lane / lanes.inner() * lanes.length() * lanes.inner() + lane % lanes.inner();
  }

  /** Elements at an address. */
  static FloatIndexer view(Pointer address, long elements) {
    return new FloatRawIndexer(new FloatPointer(new Address(address.address())).capacity(elements));
  }
}
