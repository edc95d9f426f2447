package org.fascicle.backend.cpu.onednn;

import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.javacpp.indexer.FloatRawIndexer;
import org.fascicle.backend.cpu.kernel.Scratch;
import org.fascicle.backend.cpu.memory.Address;
import org.fascicle.spi.backend.Storage;

/**
 * Softmax along an axis. The library's own leaves a lane with NaN or ∞ half finite; such lanes are
 * found by their sums and made NaN throughout.
 */
final class Softmax {
  /** So many elements are added up before the library's reduction has woken its threads. */
  private static final long FEW = 1 << 13;

  private final Lanes lanes;
  private final Step softmax;
  private final Step sums;
  private final long sumPlace;

  Softmax(Primitives primitives, Lanes lanes, Scratch scratch) {
    this.lanes = lanes;
    this.softmax = new Step(primitives.softmax(lanes.all(), Lanes.AXIS), scratch);
    boolean few = lanes.count() * lanes.length() <= FEW;
    this.sums =
        few
            ? null
            : new Step(
                primitives.reduction(algorithm.reduction_sum, lanes.all(), lanes.one()), scratch);
    this.sumPlace = few ? 0 : scratch.reserve(Float.BYTES * lanes.count());
  }

  void run(Pointer x, Pointer y, Storage scratch) {
    softmax.run(scratch, x, y);
    FloatIndexer values = view(y, lanes.count() * lanes.length());
    if (sums == null) {
      for (long lane = 0; lane < lanes.count(); lane++) {
        if (Float.isNaN(sum(values, lane))) {
          spoil(values, lane);
        }
      }
      return;
    }
    Pointer place = Scratch.at(scratch, sumPlace);
    sums.run(scratch, y, place);
    FloatIndexer sum = view(place, lanes.count());
    for (long lane = 0; lane < lanes.count(); lane++) {
      if (Float.isNaN(sum.get(lane))) {
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
