package org.fascicle.backend.cpu.plain;

import java.nio.FloatBuffer;
import java.util.stream.IntStream;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.Storage;

/**
 * A float32 array in native memory as rows, by buffers: these are copied by the processor's widest
 * instructions, single elements are not.
 */
final class Rows {
  /** So much is copied before another thread has woken. */
  private static final long WORTH_A_THREAD = 512 * 1024;

  private final long each;
  private final FloatBuffer[] floats;

  /**
   * Looks at an array.
   *
   * @param bytes of a row
   */
  Rows(Storage storage, int bytes) {
    this.each = Block.WINDOW / bytes;
    long whole = each * bytes;
    int count = (int) ((storage.bytes() + whole - 1) / whole);
    this.floats = new FloatBuffer[count];
    for (int w = 0; w < count; w++) {
      long from = w * whole;
      int length = (int) Math.min(whole, storage.bytes() - from);
      floats[w] = Block.of(storage).buffer(from, length).asFloatBuffer();
    }
  }

  /** Whether rows of so many bytes can be looked at. */
  static boolean fits(long bytes) {
    return bytes > 0 && bytes <= Block.WINDOW;
  }

  /** Reads a row. */
  void get(long row, float[] into) {
    floats[(int) (row / each)].get((int) (row % each) * into.length, into);
  }

  /** Writes a row. */
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
    if (parts == 1) {
      part.run(0, n);
      return;
    }
    IntStream.range(0, parts)
        .parallel()
        .forEach(p -> part.run((int) ((long) n * p / parts), (int) ((long) n * (p + 1) / parts)));
  }
}
