package org.fascicle.backend.cpu.plain;

import java.util.List;
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

  private RandomKernels() {}

  /** What takes the words. */
  @FunctionalInterface
  private interface Sink {
    void take(long element, int word);
  }

  /** Prepares {@link RandomBits}. */
  public static Kernel bits(Op op, List<TensorSpec> inputs) {
    long n = ((RandomBits) op).shape().elements();
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      IntIndexer y = Block.ints(out[0]);
      draw((HostValue) in[0], n, y::put);
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

  private static Kernel floats(long n) {
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      FloatIndexer y = Block.floats(out[0]);
      draw((HostValue) in[0], n, (i, word) -> y.put(i, Philox.toFloat(word)));
    };
  }

  private static Kernel doubles(long n) {
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      DoubleIndexer y = Block.doubles(out[0]);
      int[] words = new int[BLOCK];
      HostValue key = (HostValue) in[0];
      for (long i = 0; i < n; i++) {
        if (i % 2 == 0) {
          block(key, i / 2, words);
        }
        int at = (int) (i % 2) * 2;
        y.put(i, Philox.toDouble(words[at], words[at + 1]));
      }
    };
  }

  private static Kernel dropout(Dropout op, TensorSpec x, int input) {
    long n = x.shape().elements();
    DType dtype = x.dtype();
    float rate = (float) op.rate();
    double scale = dtype == DType.FLOAT32 ? (float) op.scale() : op.scale();
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      Reals from = Reals.of(in[input], dtype);
      Reals to = Reals.of(out[0], dtype);
      draw(
          (HostValue) in[1],
          n,
          (i, word) -> to.set(i, Philox.toFloat(word) >= rate ? from.get(i) * scale : 0));
    };
  }

  private static void draw(HostValue key, long n, Sink sink) {
    int[] words = new int[BLOCK];
    for (long i = 0; i < n; i += BLOCK) {
      block(key, i / BLOCK, words);
      for (int t = 0; t < BLOCK && i + t < n; t++) {
        sink.take(i + t, words[t]);
      }
    }
  }

  private static void block(HostValue key, long block, int[] words) {
    Philox.block(key.asLong(0), key.asLong(1), key.asLong(2), key.asLong(3), block, words, 0);
  }
}
