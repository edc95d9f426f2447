package org.fascicle.backend.cpu.kernel;

import java.nio.ByteBuffer;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.Storage;

/**
 * An array in native memory as bytes, by buffers: the compiler knows how to copy between them, so
 * that a copy of a few bytes costs no call of the library and leaves no object behind.
 */
public final class Bytes {
  /** Of a buffer's bytes: a power of two, so that a place is found by a shift. */
  private static final int BITS = 30;

  private static final long WINDOW = 1L << BITS;

  private final ByteBuffer[] windows;

  /** Looks at an array. */
  public Bytes(Storage storage) {
    long bytes = storage.bytes();
    this.windows = new ByteBuffer[(int) ((bytes + WINDOW - 1) >> BITS)];
    for (int w = 0; w < windows.length; w++) {
      long from = w * WINDOW;
      windows[w] = Block.of(storage).buffer(from, (int) Math.min(WINDOW, bytes - from));
    }
  }

  /**
   * Copies bytes of another array over those of this.
   *
   * @param to where the first one comes to
   * @param from the other array
   * @param start where the first one stands in it
   * @param n how many
   */
  public void copy(long to, Bytes from, long start, long n) {
    for (long done = 0; done < n; ) {
      long at = to + done;
      long there = start + done;
      int place = (int) (at & (WINDOW - 1));
      int origin = (int) (there & (WINDOW - 1));
      int part = (int) Math.min(n - done, WINDOW - Math.max(place, origin));
      windows[(int) (at >> BITS)].put(place, from.windows[(int) (there >> BITS)], origin, part);
      done += part;
    }
  }
}
