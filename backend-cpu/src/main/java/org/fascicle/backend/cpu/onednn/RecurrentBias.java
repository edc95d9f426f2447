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
    int row = shared + units;
    float[] from = new float[2 * row];
    new FloatPointer(ours).get(from);
    float[] to = new float[row + units];
    for (int i = 0; i < shared; i++) {
      to[i] = from[i] + from[row + i];
    }
    System.arraycopy(from, shared, to, shared, units);
    System.arraycopy(from, row + shared, to, row, units);
    return new FloatPointer(Scratch.at(scratch, place)).put(to);
  }

  /** Where the library adds the gradient, all zeros. */
  Pointer zeroed(Storage scratch) {
    return Zeros.fill(Scratch.at(scratch, place), bytes);
  }

  /** Our gradient from the library's. */
  void write(Storage scratch, Pointer ours) {
    int row = shared + units;
    float[] from = new float[twofold ? row + units : row];
    new FloatPointer(Scratch.at(scratch, place)).get(from);
    FloatPointer to = new FloatPointer(ours);
    to.put(from, 0, row);
    if (twofold) {
      System.arraycopy(from, row, from, shared, units);
      to.position(row).put(from, 0, row);
    }
  }
}
