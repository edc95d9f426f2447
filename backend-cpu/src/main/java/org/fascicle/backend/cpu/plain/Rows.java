package org.fascicle.backend.cpu.plain;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.stream.IntStream;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.Storage;

/**
 * An array in native memory as rows, by buffers: these are copied by the processor's widest
 * instructions, single elements are not.
 */
final class Rows {
  /** So much is copied before another thread has woken. */
  private static final long WORTH_A_THREAD = 512 * 1024;

  private final int bytes;
  private final long each;
  private final ByteBuffer[] windows;
  private final FloatBuffer[] floats;

  /**
   * Looks at an array.
   *
   * @param bytes of a row
   */
  Rows(Storage storage, int bytes) {
    this.bytes = bytes;
    this.each = Block.WINDOW / bytes;
    long whole = each * bytes;
    int count = (int) ((storage.bytes() + whole - 1) / whole);
    this.windows = new ByteBuffer[count];
    this.floats = new FloatBuffer[count];
    for (int w = 0; w < count; w++) {
      long from = w * whole;
      windows[w] = Block.of(storage).buffer(from, (int) Math.min(whole, storage.bytes() - from));
      floats[w] = windows[w].asFloatBuffer();
    }
  }

  /** Whether rows of so many bytes can be looked at. */
  static boolean fits(long bytes) {
    return bytes > 0 && bytes <= Block.WINDOW;
  }

  /** Copies a row of another array, whose rows are as long, over one of this. */
  void copy(Rows from, long row, long to) {
    windows[(int) (to / each)].put(
        (int) (to % each) * bytes,
        from.windows[(int) (row / each)],
        (int) (row % each) * bytes,
        bytes);
  }

  /** Reads a row of float32. */
  void get(long row, float[] into) {
    floats[(int) (row / each)].get((int) (row % each) * into.length, into);
  }

  /** Writes a row of float32. */
  void put(long row, float[] from) {
    floats[(int) (row / each)].put((int) (row % each) * from.length, from);
  }

  /** Work on a part of so many things, from one on and up to another. */
  @FunctionalInterface
  interface Part {
    void run(int from, int to);
  }

  /**
   * Divides work among threads, if it is enough for them.
   *
   * @param n things that can be done in any order
   * @param bytesEach what one reads and writes
   */
  static void divide(int n, long bytesEach, int threads, Part part) {
    int parts = n * bytesEach < WORTH_A_THREAD ? 1 : Math.min(n, threads);
    IntStream.range(0, parts)
        .parallel()
        .forEach(p -> part.run((int) ((long) n * p / parts), (int) ((long) n * (p + 1) / parts)));
  }
}
