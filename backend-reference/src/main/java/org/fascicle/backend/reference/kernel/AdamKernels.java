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

/** A step of Adam in one pass; a result may be written over its input. */
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
      float[] p = HeapStorage.floats(inputs[0]);
      float[] m = HeapStorage.floats(inputs[1]);
      float[] v = HeapStorage.floats(inputs[2]);
      float[] g = HeapStorage.floats(inputs[3]);
      float[] newP = HeapStorage.floats(outputs[0]);
      float[] newM = HeapStorage.floats(outputs[1]);
      float[] newV = HeapStorage.floats(outputs[2]);
      float alpha = (float) alpha(update, inputs);
      float first = (float) (1 - update.beta1());
      float second = (float) (1 - update.beta2());
      float epsilon = (float) update.epsilon();
      for (int i = 0; i < n; i++) {
        float mean = m[i] + (g[i] - m[i]) * first;
        float square = v[i] + (g[i] * g[i] - v[i]) * second;
        newM[i] = mean;
        newV[i] = square;
        newP[i] = p[i] - mean * alpha / ((float) Math.sqrt(square) + epsilon);
      }
    }
  }

  private record Doubles(int n, AdamUpdate update) implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      double[] p = HeapStorage.doubles(inputs[0]);
      double[] m = HeapStorage.doubles(inputs[1]);
      double[] v = HeapStorage.doubles(inputs[2]);
      double[] g = HeapStorage.doubles(inputs[3]);
      double[] newP = HeapStorage.doubles(outputs[0]);
      double[] newM = HeapStorage.doubles(outputs[1]);
      double[] newV = HeapStorage.doubles(outputs[2]);
      double alpha = alpha(update, inputs);
      double first = 1 - update.beta1();
      double second = 1 - update.beta2();
      for (int i = 0; i < n; i++) {
        double mean = m[i] + (g[i] - m[i]) * first;
        double square = v[i] + (g[i] * g[i] - v[i]) * second;
        newM[i] = mean;
        newV[i] = square;
        newP[i] = p[i] - mean * alpha / (Math.sqrt(square) + update.epsilon());
      }
    }
  }
}
