package org.fascicle.backend.reference.kernel;

import java.util.List;
import org.fascicle.api.op.Dropout;
import org.fascicle.api.op.Grad;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.RandomBits;
import org.fascicle.api.op.RandomUniform;
import org.fascicle.api.random.Philox;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.reference.memory.ArrayPool;
import org.fascicle.backend.reference.memory.ArrayType;
import org.fascicle.backend.reference.memory.HeapStorage;
import org.fascicle.spi.backend.HostValue;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** Random numbers: the words of {@link Philox} in the order of the elements. */
final class RandomKernels {
  /** Words computed at once; a multiple of the four of a block. */
  private static final int CHUNK = 1024;

  private final ArrayPool pool;

  RandomKernels(ArrayPool pool) {
    this.pool = pool;
  }

  Kernel bits(Op op, List<TensorSpec> inputs) {
    long n = ((RandomBits) op).shape().elements();
    return (in, out, scratch) -> {
      int[] y = HeapStorage.ints(out[0]);
      each(in[0], n, (words, from, count) -> System.arraycopy(words, 0, y, (int) from, count));
    };
  }

  Kernel uniform(Op op, List<TensorSpec> inputs) {
    RandomUniform uniform = (RandomUniform) op;
    long n = uniform.shape().elements();
    return uniform.dtype() == DType.FLOAT32 ? floats(n) : doubles(n);
  }

  Kernel dropout(Op op, List<TensorSpec> inputs) {
    return dropout((Dropout) op, inputs.get(0), 0);
  }

  /** The same mask over dy, which follows x, the key and y. */
  Kernel dropoutGrad(Op op, List<TensorSpec> inputs) {
    return dropout((Dropout) ((Grad) op).forward(), inputs.get(3), 3);
  }

  private Kernel floats(long n) {
    return (in, out, scratch) -> {
      float[] y = HeapStorage.floats(out[0]);
      each(
          in[0],
          n,
          (words, from, count) -> {
            for (int i = 0; i < count; i++) {
              y[(int) from + i] = Philox.toFloat(words[i]);
            }
          });
    };
  }

  private Kernel doubles(long n) {
    return (in, out, scratch) -> {
      double[] y = HeapStorage.doubles(out[0]);
      each(
          in[0],
          2 * n,
          (words, from, count) -> {
            for (int i = 0; i < count; i += 2) {
              y[(int) ((from + i) >> 1)] = Philox.toDouble(words[i], words[i + 1]);
            }
          });
    };
  }

  private Kernel dropout(Dropout dropout, TensorSpec spec, int input) {
    long n = spec.shape().elements();
    int least = least((float) dropout.rate());
    if (spec.dtype() == DType.FLOAT64) {
      double scale = dropout.scale();
      return (in, out, scratch) -> {
        double[] x = HeapStorage.doubles(in[input]);
        double[] y = HeapStorage.doubles(out[0]);
        each(in[1], n, (words, from, count) -> mask(words, least, x, scale, y, (int) from, count));
      };
    }
    float scale = (float) dropout.scale();
    return (in, out, scratch) -> {
      float[] x = HeapStorage.floats(in[input]);
      float[] y = HeapStorage.floats(out[0]);
      each(in[1], n, (words, from, count) -> mask(words, least, x, scale, y, (int) from, count));
    };
  }

  /** The least upper 24 bits of a word whose uniform number is not below the rate. */
  private static int least(float rate) {
    return (int) Math.ceil(rate * 0x1p24);
  }

  // The choice is made in bits: a branch that nobody can predict takes longer than all the rest.

  private static void mask(
      int[] words, int least, float[] x, float scale, float[] y, int from, int count) {
    for (int i = 0; i < count; i++) {
      int drop = ((words[i] >>> 8) - least) >> 31;
      int bits = Float.floatToRawIntBits(x[from + i] * scale);
      y[from + i] = Float.intBitsToFloat(bits & ~drop);
    }
  }

  private static void mask(
      int[] words, int least, double[] x, double scale, double[] y, int from, int count) {
    for (int i = 0; i < count; i++) {
      int drop = ((words[i] >>> 8) - least) >> 31;
      long bits = Double.doubleToRawLongBits(x[from + i] * scale);
      y[from + i] = Double.longBitsToDouble(bits & ~(long) drop);
    }
  }

  /** Takes the words from one number on. */
  @FunctionalInterface
  private interface Consumer {
    void accept(int[] words, long from, int count);
  }

  /** Computes the words 0 to n − 1 under a key, in chunks. */
  private void each(Storage key, long n, Consumer consumer) {
    HostValue value = (HostValue) key;
    HeapStorage lent = pool.allocate(ArrayType.INTS, CHUNK);
    try {
      int[] words = HeapStorage.ints(lent);
      for (long from = 0; from < n; from += CHUNK) {
        int count = (int) Math.min(CHUNK, n - from);
        for (int i = 0; i < count; i += 4) {
          Philox.block(
              value.asLong(0),
              value.asLong(1),
              value.asLong(2),
              value.asLong(3),
              (from + i) >>> 2,
              words,
              i);
        }
        consumer.accept(words, from, count);
      }
    } finally {
      pool.free(lent);
    }
  }
}
