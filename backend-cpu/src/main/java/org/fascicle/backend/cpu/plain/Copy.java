package org.fascicle.backend.cpu.plain;

import org.bytedeco.javacpp.Pointer;
import org.fascicle.backend.cpu.kernel.Walk;
import org.fascicle.backend.cpu.memory.Address;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.Storage;

/** Copies a regular part of one array to a regular part of another. */
final class Copy {
  /** From this many bytes on, a call of memcpy for a run is faster than a loop over it. */
  private static final long WORTH_A_CALL = 128;

  private final Walk walk;
  private final int width;
  private final boolean inRuns;

  /**
   * Plans a copy.
   *
   * @param shape the part's axes
   * @param from strides in the source, in elements
   * @param to strides in the target
   * @param width bytes of an element
   */
  Copy(long[] shape, long[] from, long[] to, int width) {
    this.walk = new Walk(shape, from, to);
    this.width = width;
    this.inRuns = walk.step(0) == 1 && walk.step(1) == 1 && walk.length() * width >= WORTH_A_CALL;
  }

  /** Copies, from one element on to another one on. */
  void run(Storage source, long start, Storage target, long position) {
    if (inRuns) {
      runs(source, start, target, position);
    } else {
      elements(Wholes.bits(source, width), start, Wholes.bits(target, width), position);
    }
  }

  private void runs(Storage source, long start, Storage target, long position) {
    long from = Block.address(source).address() + start * width;
    long to = Block.address(target).address() + position * width;
    long bytes = walk.length() * width;
    long runs = walk.runs();
    for (long run = 0; run < runs; run++) {
      Pointer.memcpy(
          new Address(to + walk.at(1, run) * width),
          new Address(from + walk.at(0, run) * width),
          bytes);
    }
  }

  private void elements(Wholes source, long start, Wholes target, long position) {
    long n = walk.length();
    long runs = walk.runs();
    for (long run = 0; run < runs; run++) {
      long from = start + walk.at(0, run);
      long to = position + walk.at(1, run);
      for (long t = 0; t < n; t++) {
        target.set(to + t * walk.step(1), source.get(from + t * walk.step(0)));
      }
    }
  }
}
