package org.fascicle.backend.cpu.plain;

import org.fascicle.backend.cpu.kernel.Bytes;
import org.fascicle.backend.cpu.kernel.Walk;
import org.fascicle.spi.backend.Storage;

/** Copies a regular part of one array to a regular part of another. */
final class Copy {
  /** From this many bytes on, a copy of a run is faster than a loop over it. */
  private static final long WORTH_A_COPY = 64;

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
    this.inRuns = walk.step(0) == 1 && walk.step(1) == 1 && walk.length() * width >= WORTH_A_COPY;
  }

  /** A copy between two arrays, from one element on to another one on. */
  @FunctionalInterface
  interface Between {
    void run(long start, long position);
  }

  /** Copies once, from one element on to another one on. */
  void run(Storage source, long start, Storage target, long position) {
    between(source, target).run(start, position);
  }

  /** The copy between two arrays, for those who repeat it elsewhere in them. */
  Between between(Storage source, Storage target) {
    if (inRuns) {
      Bytes from = new Bytes(source);
      Bytes to = new Bytes(target);
      return (start, position) -> runs(from, start, to, position);
    }
    Wholes from = Wholes.bits(source, width);
    Wholes to = Wholes.bits(target, width);
    return (start, position) -> elements(from, start, to, position);
  }

  private void runs(Bytes source, long start, Bytes target, long position) {
    long bytes = walk.length() * width;
    long runs = walk.runs();
    for (long run = 0; run < runs; run++) {
      long from = (start + walk.at(0, run)) * width;
      target.copy((position + walk.at(1, run)) * width, source, from, bytes);
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
