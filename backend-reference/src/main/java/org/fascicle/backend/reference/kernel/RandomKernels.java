package org.fascicle.backend.reference.kernel;

import java.util.List;
import org.fascicle.api.op.Dropout;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.RandomBits;
import org.fascicle.api.op.RandomUniform;
import org.fascicle.api.random.Philox;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.reference.memory.HeapStorage;
import org.fascicle.spi.backend.HostValue;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** Random numbers: the words of {@link Philox} in the order of the elements. */
final class RandomKernels {
  private RandomKernels() {}

  static Kernel bits(Op op, List<TensorSpec> inputs) {
    int n = (int) ((RandomBits) op).shape().elements();
    return (in, out, scratch) -> {
      int[] y = HeapStorage.ints(out[0]);
      int[] words = new int[4];
      for (int i = 0; i < n; i++) {
        y[i] = word(in[0], i, words);
      }
    };
  }

  static Kernel uniform(Op op, List<TensorSpec> inputs) {
    RandomUniform uniform = (RandomUniform) op;
    int n = (int) uniform.shape().elements();
    return uniform.dtype() == DType.FLOAT32 ? floats(n) : doubles(n);
  }

  static Kernel dropout(Op op, List<TensorSpec> inputs) {
    return dropout((Dropout) op, inputs.get(0), 0, 1);
  }

  /** The same mask over dy, which follows x, the key and y. */
  static Kernel dropoutGrad(Op op, List<TensorSpec> inputs) {
    Dropout forward = (Dropout) ((org.fascicle.api.op.Grad) op).forward();
    return dropout(forward, inputs.get(3), 3, 1);
  }

  private static Kernel floats(int n) {
    return (in, out, scratch) -> {
      float[] y = HeapStorage.floats(out[0]);
      int[] words = new int[4];
      for (int i = 0; i < n; i++) {
        y[i] = Philox.toFloat(word(in[0], i, words));
      }
    };
  }

  private static Kernel doubles(int n) {
    return (in, out, scratch) -> {
      double[] y = HeapStorage.doubles(out[0]);
      int[] words = new int[4];
      for (int i = 0; i < n; i++) {
        int high = word(in[0], 2L * i, words);
        y[i] = Philox.toDouble(high, word(in[0], 2L * i + 1, words));
      }
    };
  }

  private static Kernel dropout(Dropout dropout, TensorSpec spec, int input, int key) {
    int n = (int) spec.shape().elements();
    float rate = (float) dropout.rate();
    double scale = dropout.scale();
    if (spec.dtype() == DType.FLOAT32) {
      float factor = (float) scale;
      return (in, out, scratch) -> {
        float[] x = HeapStorage.floats(in[input]);
        float[] y = HeapStorage.floats(out[0]);
        int[] words = new int[4];
        for (int i = 0; i < n; i++) {
          y[i] = Philox.toFloat(word(in[key], i, words)) >= rate ? x[i] * factor : 0;
        }
      };
    }
    return (in, out, scratch) -> {
      double[] x = HeapStorage.doubles(in[input]);
      double[] y = HeapStorage.doubles(out[0]);
      int[] words = new int[4];
      for (int i = 0; i < n; i++) {
        y[i] = Philox.toFloat(word(in[key], i, words)) >= rate ? x[i] * scale : 0;
      }
    };
  }

  /** Word number i under a key; asked for in order, each block is computed once. */
  private static int word(Storage key, long i, int[] words) {
    int place = (int) (i & 3);
    if (place == 0) {
      HostValue value = (HostValue) key;
      Philox.block(
          value.asLong(0), value.asLong(1), value.asLong(2), value.asLong(3), i >>> 2, words, 0);
    }
    return words[place];
  }
}
