package org.fascicle.backend.cpu.plain;

import java.nio.FloatBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
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

  /** The last part is all that one thread waits for another. */
  private static final int PARTS_A_THREAD = 8;

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
   * Divides work among threads, if it is enough for them: in small parts, of which each takes the
   * next one when it is done, since the others have to wake up first.
   *
   * @param n things that can be done in any order
   * @param bytesEach what one reads and writes
   * @param workers makes what a thread works with
   */
  static void divide(int n, long bytesEach, int threads, Supplier<Part> workers) {
    if (threads == 1 || n == 1 || n * bytesEach < WORTH_A_THREAD) {
      workers.get().run(0, n);
      return;
    }
    int parts = Math.min(n, threads * PARTS_A_THREAD);
    AtomicInteger next = new AtomicInteger();
    IntStream.range(0, Math.min(n, threads))
        .parallel()
        .forEach(
            thread -> {
              Part part = workers.get();
              for (int p = next.getAndIncrement(); p < parts; p = next.getAndIncrement()) {
                part.run((int) ((long) n * p / parts), (int) ((long) n * (p + 1) / parts));
              }
            });
  }
}
