package org.fascicle.backend.cpu.plain;

import org.bytedeco.javacpp.indexer.ByteIndexer;
import org.bytedeco.javacpp.indexer.IntIndexer;
import org.fascicle.api.tensor.Shape;
import org.fascicle.backend.cpu.kernel.KernelFactory;
import org.fascicle.backend.cpu.kernel.Walk;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** A choice between two tensors, element by element. */
public final class WhereKernel {
  private WhereKernel() {}

  /**
   * Prepares {@link org.fascicle.api.op.Where}.
   *
   * @param threads how many may work on elements
   */
  public static KernelFactory where(int threads) {
    return (op, inputs) -> {
      Shape shape = op.infer(inputs).get(0).shape();
      Walk walk =
          Walk.broadcast(
              shape, inputs.get(0).shape(), inputs.get(1).shape(), inputs.get(2).shape());
      int width = inputs.get(1).dtype().bytes();
      return width == Integer.BYTES ? ofFour(walk, threads) : ofAny(walk, width);
    };
  }

  /** float32, most of all: no call an element, and no branch that nobody can foresee. */
  private static Kernel ofFour(Walk walk, int threads) {
    long n = walk.length();
    long stepC = walk.step(0);
    long stepA = walk.step(1);
    long stepB = walk.step(2);
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      ByteIndexer condition = Block.octets(in[0]);
      IntIndexer a = Block.ints(in[1]);
      IntIndexer b = Block.ints(in[2]);
      IntIndexer y = Block.ints(out[0]);
      for (long run = 0; run < walk.runs(); run++) {
        long to = run * n;
        long c = walk.at(0, run);
        long i = walk.at(1, run);
        long j = walk.at(2, run);
        Spans.divide(
            n,
            threads,
            (first, end) -> {
              for (long t = first; t < end; t++) {
                int mask = -(condition.get(c + t * stepC) & 0xff) >> (Integer.SIZE - 1);
                y.put(to + t, (a.get(i + t * stepA) & mask) | (b.get(j + t * stepB) & ~mask));
              }
            });
      }
    };
  }

  private static Kernel ofAny(Walk walk, int width) {
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      ByteIndexer condition = Block.octets(in[0]);
      Wholes a = Wholes.bits(in[1], width);
      Wholes b = Wholes.bits(in[2], width);
      Wholes y = Wholes.bits(out[0], width);
      for (long run = 0; run < walk.runs(); run++) {
        choose(walk, run, condition, a, b, y);
      }
    };
  }

  private static void choose(
      Walk walk, long run, ByteIndexer condition, Wholes a, Wholes b, Wholes y) {
    long n = walk.length();
    long c = walk.at(0, run);
    long i = walk.at(1, run);
    long j = walk.at(2, run);
    for (long t = 0; t < n; t++) {
      boolean first = condition.get(c + t * walk.step(0)) != 0;
      y.set(run * n + t, first ? a.get(i + t * walk.step(1)) : b.get(j + t * walk.step(2)));
    }
  }
}
