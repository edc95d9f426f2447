package org.fascicle.backend.cpu.onednn;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.fascicle.backend.cpu.kernel.Scratch;
import org.fascicle.spi.backend.Storage;

/**
 * The bias as the library wants it. Keras gives a GRU that resets after the product a bias of the
 * input and one of the state, three gates each; the library has one for z and r, their sum, and two
 * for n. Every other network's is the same in both.
 */
final class RecurrentBias {
  private final boolean twofold;
  private final int units;
  private final int shared;
  private final long place;
  private final long bytes;

  RecurrentBias(RecurrentLayouts layouts, Scratch scratch) {
    this.twofold = layouts.biases() > layouts.gates();
    this.units = Math.toIntExact(layouts.units());
    this.shared = Math.toIntExact((layouts.gates() - 1) * layouts.units());
    this.bytes = layouts.biasBytes();
    this.place = scratch.reserve(bytes);
  }

  /** The bias from ours. */
  Pointer read(Storage scratch, Pointer ours) {
    if (!twofold) {
      return ours;
    }
    FloatPointer from = new FloatPointer(ours);
    FloatPointer to = new FloatPointer(Scratch.at(scratch, place));
    int row = shared + units;
    for (int i = 0; i < shared; i++) {
      to.put(i, from.get(i) + from.get(row + i));
    }
    for (int i = shared; i < row; i++) {
      to.put(i, from.get(i));
      to.put(units + i, from.get(row + i));
    }
    return to;
  }

  /** Where the library adds the gradient, all zeros. */
  Pointer zeroed(Storage scratch) {
    return Zeros.fill(Scratch.at(scratch, place), bytes);
  }

  /** Our gradient from the library's. */
  void write(Storage scratch, Pointer ours) {
    FloatPointer from = new FloatPointer(Scratch.at(scratch, place));
    FloatPointer to = new FloatPointer(ours);
    int row = shared + units;
    for (int i = 0; i < row; i++) {
      float gradient = from.get(i);
      to.put(i, gradient);
      if (twofold) {
        to.put(row + i, i < shared ? gradient : from.get(units + i));
      }
    }
  }
}
