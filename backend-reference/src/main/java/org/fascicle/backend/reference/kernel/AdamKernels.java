package org.fascicle.backend.reference.kernel;

import java.util.List;
import org.fascicle.api.op.AdamUpdate;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.reference.memory.HeapStorage;
import org.fascicle.spi.backend.HostValue;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/**
 * A step of Adam; a result may be written over its input. Three short loops, since the compiler
 * turns none as long as all three together into vector instructions.
 */
final class AdamKernels {
  private AdamKernels() {}

  static Kernel update(Op op, List<TensorSpec> inputs) {
    AdamUpdate update = (AdamUpdate) op;
    int n = (int) inputs.get(0).shape().elements();
    return inputs.get(0).dtype() == DType.FLOAT32 ? new Floats(n, update) : new Doubles(n, update);
  }

  private static double alpha(AdamUpdate update, Storage[] inputs) {
    return update.alpha(((HostValue) inputs[4]).asDouble(0), ((HostValue) inputs[5]).asLong(0));
  }

  private record Floats(int n, AdamUpdate update) implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      float[] g = HeapStorage.floats(inputs[3]);
      float[] m = HeapStorage.floats(outputs[1]);
      float[] v = HeapStorage.floats(outputs[2]);
      mean(HeapStorage.floats(inputs[1]), g, m);
      square(HeapStorage.floats(inputs[2]), g, v);
      float alpha = (float) alpha(update, inputs);
      step(HeapStorage.floats(inputs[0]), m, v, alpha, HeapStorage.floats(outputs[0]));
    }

    private void mean(float[] m, float[] g, float[] to) {
      float part = (float) (1 - update.beta1());
      for (int i = 0; i < n; i++) {
        to[i] = m[i] + (g[i] - m[i]) * part;
      }
    }

    private void square(float[] v, float[] g, float[] to) {
      float part = (float) (1 - update.beta2());
      for (int i = 0; i < n; i++) {
        to[i] = v[i] + (g[i] * g[i] - v[i]) * part;
      }
    }

    private void step(float[] p, float[] m, float[] v, float alpha, float[] to) {
      float epsilon = (float) update.epsilon();
      for (int i = 0; i < n; i++) {
        to[i] = p[i] - m[i] * alpha / ((float) Math.sqrt(v[i]) + epsilon);
      }
    }
  }

  private record Doubles(int n, AdamUpdate update) implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      double[] g = HeapStorage.doubles(inputs[3]);
      double[] m = HeapStorage.doubles(outputs[1]);
      double[] v = HeapStorage.doubles(outputs[2]);
      mean(HeapStorage.doubles(inputs[1]), g, m);
      square(HeapStorage.doubles(inputs[2]), g, v);
      double alpha = alpha(update, inputs);
      step(HeapStorage.doubles(inputs[0]), m, v, alpha, HeapStorage.doubles(outputs[0]));
    }

    private void mean(double[] m, double[] g, double[] to) {
      double part = 1 - update.beta1();
      for (int i = 0; i < n; i++) {
        to[i] = m[i] + (g[i] - m[i]) * part;
      }
    }

    private void square(double[] v, double[] g, double[] to) {
      double part = 1 - update.beta2();
      for (int i = 0; i < n; i++) {
        to[i] = v[i] + (g[i] * g[i] - v[i]) * part;
      }
    }

    private void step(double[] p, double[] m, double[] v, double alpha, double[] to) {
      double epsilon = update.epsilon();
      for (int i = 0; i < n; i++) {
        to[i] = p[i] - m[i] * alpha / (Math.sqrt(v[i]) + epsilon);
      }
    }
  }
}
