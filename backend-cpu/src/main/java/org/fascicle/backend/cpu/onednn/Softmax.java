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
  private final Lanes lanes;
  private final Step softmax;
  private final Step sums;
  private final long sumPlace;

  Softmax(Primitives primitives, Lanes lanes, Scratch scratch) {
    this.lanes = lanes;
    this.softmax = new Step(primitives.softmax(lanes.all(), Lanes.AXIS), scratch);
    this.sums =
        new Step(primitives.reduction(algorithm.reduction_sum, lanes.all(), lanes.one()), scratch);
    this.sumPlace = scratch.reserve(Float.BYTES * lanes.count());
  }

  void run(Pointer x, Pointer y, Storage scratch) {
    softmax.run(scratch, x, y);
    Pointer sum = Scratch.at(scratch, sumPlace);
    sums.run(scratch, y, sum);
    FloatIndexer values = view(sum, lanes.count());
    for (long lane = 0; lane < lanes.count(); lane++) {
      if (Float.isNaN(values.get(lane))) {
        spoil(y, lane);
      }
    }
  }

  private void spoil(Pointer y, long lane) {
    FloatIndexer values = view(y, lanes.count() * lanes.length());
    long first = lane / lanes.inner() * lanes.length() * lanes.inner() + lane % lanes.inner();
    for (long k = 0; k < lanes.length(); k++) {
      values.put(first + k * lanes.inner(), Float.NaN);
    }
  }

  /** Elements at an address. */
  static FloatIndexer view(Pointer address, long elements) {
    return new FloatRawIndexer(new FloatPointer(new Address(address.address())).capacity(elements));
  }
}
