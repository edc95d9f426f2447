package org.fascicle.backend.cpu.onednn;

import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.Pointer;
import org.fascicle.api.op.AdamUpdate;
import org.fascicle.backend.cpu.kernel.Scratch;
import org.fascicle.backend.cpu.memory.Address;
import org.fascicle.spi.backend.HostValue;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/**
 * Adam's step: m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²; p ← p − α m / (√v + ε). Three passes
 * over tiles that stay in the processors' own caches, so that memory is read and written once.
 */
final class AdamKernels {
  /** p, m, v, g. */
  private static final int ARRAYS = 4;

  /** So many are done in Java before three passes have woken the library's threads. */
  private static final long FEW = 1 << 13;

  private final Primitives primitives;

  AdamKernels(Primitives primitives) {
    this.primitives = primitives;
  }

  /** Prepares the step for this many parameters: the inputs are p, m, v, g, η, t. */
  Kernel update(AdamUpdate op, long count) {
    if (count <= FEW) {
      return new FewAdam(op, count);
    }
    Scratch scratch = new Scratch();
    long place = scratch.reserve(Float.BYTES);
    long length = Tiles.length(count, ARRAYS);
    long rest = count % length;
    Tile whole = new Tile(op, length, scratch);
    Tile last = rest == 0 ? whole : new Tile(op, rest, scratch);
    return new DnnKernel(
        scratch,
        (in, out, s) -> {
          double rate = ((HostValue) in[4]).asDouble(0);
          long step = ((HostValue) in[5]).asLong(0);
          Pointer alpha = UpdateKernels.number(s, place, -op.alpha(rate, step));
          InPlace arrays = new InPlace(in, out);
          long p = arrays.at(0).address();
          long m = arrays.at(1).address();
          long v = arrays.at(2).address();
          long g = arrays.gradient().address();
          for (long i = 0; i < count; i += length) {
            Tile tile = i + length <= count ? whole : last;
            tile.run(s, alpha, at(p, i), at(m, i), at(v, i), at(g, i));
          }
        });
  }

  private static Address at(long array, long element) {
    return new Address(array + element * Float.BYTES);
  }

  /** The three passes over one tile. */
  private final class Tile {
    private final Constant one = Constant.of(1, 1);
    private final Constant weight;
    private final Step mean;
    private final Step square;
    private final Step move;

    Tile(AdamUpdate op, long length, Scratch scratch) {
      memory.desc all = Layouts.floats(length);
      memory.desc number = Layouts.floats(1);
      weight = Constant.of(1 - op.beta1(), 1);
      mean = step(scratch, all, number, new Fusion().accumulate(op.beta1()).withoutDenormals());
      square =
          step(
              scratch,
              all,
              all,
              new Fusion()
                  .apply(algorithm.eltwise_linear, 1 - op.beta2(), 0)
                  .accumulate(op.beta2()));
      move =
          step(
              scratch,
              all,
              number,
              new Fusion()
                  .apply(algorithm.eltwise_sqrt, 0, 0)
                  .apply(algorithm.eltwise_linear, 1, op.epsilon())
                  .apply(algorithm.eltwise_pow, 1, -1)
                  .with(algorithm.binary_mul, all)
                  .with(algorithm.binary_mul, number)
                  .with(algorithm.binary_add, all));
    }

    /** A product of x and y, and what follows it. */
    private Step step(Scratch scratch, memory.desc x, memory.desc y, Fusion fusion) {
      return new Step(primitives.binary(algorithm.binary_mul, x, y, x, fusion), scratch);
    }

    void run(Storage s, Pointer alpha, Address p, Address m, Address v, Address g) {
      mean.run(s, g, weight.address(), m);
      square.run(s, g, g, v);
      move.run(s, v, one.address(), p, m, alpha, p);
    }
  }
}
