package org.fascicle.backend.cpu.plain;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.javacpp.indexer.IntIndexer;
import org.fascicle.api.op.Dropout;
import org.fascicle.api.op.Grad;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.RandomBits;
import org.fascicle.api.op.RandomUniform;
import org.fascicle.api.random.Philox;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.HostValue;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** Random numbers: the words of {@link Philox} in the order of the elements. */
public final class RandomKernels {
  private static final int BLOCK = 4;

  /** Four bytes of an array as a number, the first one lowest. */
  private static final VarHandle OCTETS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /** Words drawn at a time. */
  private static final int TILE = 4096;

  /** To draw an element of a mask takes as long as copying so many bytes. */
  private static final long AS_BYTES = 8;

  private RandomKernels() {}

  /** What takes the words of some elements. */
  @FunctionalInterface
  private interface Sink {
    void take(long first, int[] words, int count);
  }

  /** Prepares {@link RandomBits}. */
  public static Kernel bits(Op op, List<TensorSpec> inputs) {
    long n = ((RandomBits) op).shape().elements();
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      IntIndexer y = Block.ints(out[0]);
      draw((HostValue) in[0], n, (first, words, count) -> y.put(first, words, 0, count));
    };
  }

  /** Prepares {@link RandomUniform}. */
  public static Kernel uniform(Op op, List<TensorSpec> inputs) {
    RandomUniform uniform = (RandomUniform) op;
    long n = uniform.shape().elements();
    return uniform.dtype() == DType.FLOAT32 ? floats(n) : doubles(n);
  }

  /** Prepares {@link Dropout}. */
  public static Kernel dropout(Op op, List<TensorSpec> inputs) {
    return dropout((Dropout) op, inputs.get(0), 0);
  }

  /** The same mask over dy, which follows x, the key and y. */
  public static Kernel dropoutGrad(Op op, List<TensorSpec> inputs) {
    Grad grad = (Grad) op;
    return grad.wanted().equals(List.of(0))
        ? dropout((Dropout) grad.forward(), inputs.get(3), 3)
        : null;
  }

  /**
   * Which elements {@link Dropout} keeps; the same however many threads draw them.
   *
   * @param n elements
   * @param mask takes a byte an element: 1 for those that stay, 0 for the others
   * @param threads how many may draw
   */
  public static void mask(HostValue key, long n, float rate, Pointer mask, int threads) {
    long least = (long) Math.ceil(rate * 0x1p24); // of the 24 bits that toFloat takes
    long tiles = (n + TILE - 1) / TILE;
    Rows.divide(
        Math.toIntExact(tiles),
        TILE * AS_BYTES,
        threads,
        (from, to) ->
            mask(
                key,
                (long) from * TILE,
                Math.min(n, (long) to * TILE),
                least,
                new BytePointer(mask)));
  }

  private static void mask(HostValue key, long from, long to, long least, BytePointer mask) {
    long[] state = new long[BLOCK * Philox.LANES];
    byte[] tile = new byte[BLOCK * Philox.LANES];
    for (long first = from; first < to; first += tile.length) {
      Philox.lanes(
          key.asLong(0), key.asLong(1), key.asLong(2), key.asLong(3), first / BLOCK, state);
      keep(state, 0x1000000 - least);
      for (int i = 0; i < Philox.LANES; i++) {
        OCTETS.set(tile, BLOCK * i, (int) state[i]);
      }
      mask.position(first).put(tile, 0, (int) Math.min(tile.length, to - first));
    }
  }

  /**
   * The mask of each block, a byte a word, in the place of its first word. A sum carries into bit
   * 24 if the word's upper 24 bits are at least what the term lacks of it: a branch would be
   * guessed wrong too often.
   */
  private static void keep(long[] state, long term) {
    for (int i = 0; i < Philox.LANES; i++) {
      long m0 = ((state[i] >>> 8) + term) >>> 24;
      long m1 = ((state[i + Philox.LANES] >>> 8) + term) >>> 24;
      long m2 = ((state[i + 2 * Philox.LANES] >>> 8) + term) >>> 24;
      long m3 = ((state[i + 3 * Philox.LANES] >>> 8) + term) >>> 24;
      state[i] = m0 | (m1 << 8) | (m2 << 16) | (m3 << 24);
    }
  }

  private static Kernel floats(long n) {
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      FloatIndexer y = Block.floats(out[0]);
      draw(
          (HostValue) in[0],
          n,
          (first, words, count) -> {
            for (int i = 0; i < count; i++) {
              y.put(first + i, Philox.toFloat(words[i]));
            }
          });
    };
  }

  /** Two words an element. */
  private static Kernel doubles(long n) {
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      DoubleIndexer y = Block.doubles(out[0]);
      draw(
          (HostValue) in[0],
          2 * n,
          (first, words, count) -> {
            for (int i = 0; i < count; i += 2) {
              y.put((first + i) / 2, Philox.toDouble(words[i], words[i + 1]));
            }
          });
    };
  }

  private static Kernel dropout(Dropout op, TensorSpec x, int input) {
    long n = x.shape().elements();
    float rate = (float) op.rate();
    return x.dtype() == DType.FLOAT32
        ? (Storage[] in, Storage[] out, Storage scratch) ->
            draw(
                (HostValue) in[1],
                n,
                floats(Block.floats(in[input]), rate, (float) op.scale(), Block.floats(out[0])))
        : (Storage[] in, Storage[] out, Storage scratch) ->
            draw(
                (HostValue) in[1],
                n,
                doubles(Block.doubles(in[input]), rate, op.scale(), Block.doubles(out[0])));
  }

  private static Sink floats(FloatIndexer from, float rate, float scale, FloatIndexer to) {
    return (first, words, count) -> {
      for (int i = 0; i < count; i++) {
        to.put(first + i, Philox.toFloat(words[i]) >= rate ? from.get(first + i) * scale : 0);
      }
    };
  }

  private static Sink doubles(DoubleIndexer from, float rate, double scale, DoubleIndexer to) {
    return (first, words, count) -> {
      for (int i = 0; i < count; i++) {
        to.put(first + i, Philox.toFloat(words[i]) >= rate ? from.get(first + i) * scale : 0);
      }
    };
  }

  private static void draw(HostValue key, long words, Sink sink) {
    draw(key, 0, words, sink);
  }

  private static void draw(HostValue key, long from, long to, Sink sink) {
    int[] tile = new int[(int) Math.min(TILE, (to - from + BLOCK - 1) / BLOCK * BLOCK)];
    for (long first = from; first < to; first += TILE) {
      int count = (int) Math.min(TILE, to - first);
      Philox.blocks(
          key.asLong(0),
          key.asLong(1),
          key.asLong(2),
          key.asLong(3),
          first / BLOCK,
          (count + BLOCK - 1) / BLOCK,
          tile);
      sink.take(first, tile, count);
    }
  }
}
