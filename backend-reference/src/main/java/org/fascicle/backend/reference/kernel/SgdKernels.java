package org.fascicle.backend.reference.kernel;

import java.util.List;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.SgdUpdate;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.reference.memory.HeapStorage;
import org.fascicle.spi.backend.HostValue;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** A step of gradient descent in one pass; a result may be written over its input. */
final class SgdKernels {
  private SgdKernels() {}

  static Kernel update(Op op, List<TensorSpec> inputs) {
    SgdUpdate update = (SgdUpdate) op;
    int n = (int) inputs.get(0).shape().elements();
    boolean floats = inputs.get(0).dtype() == DType.FLOAT32;
    if (!update.hasVelocity()) {
      return floats ? new PlainFloats(n) : new PlainDoubles(n);
    }
    return floats
        ? new Floats(n, (float) update.momentum(), update.nesterov())
        : new Doubles(n, update.momentum(), update.nesterov());
  }

  private record PlainFloats(int n) implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      float[] p = HeapStorage.floats(inputs[0]);
      float[] g = HeapStorage.floats(inputs[1]);
      float rate = (float) ((HostValue) inputs[2]).asDouble(0);
      float[] to = HeapStorage.floats(outputs[0]);
      for (int i = 0; i < n; i++) {
        to[i] = p[i] - g[i] * rate;
      }
    }
  }

  private record PlainDoubles(int n) implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      double[] p = HeapStorage.doubles(inputs[0]);
      double[] g = HeapStorage.doubles(inputs[1]);
      double rate = ((HostValue) inputs[2]).asDouble(0);
      double[] to = HeapStorage.doubles(outputs[0]);
      for (int i = 0; i < n; i++) {
        to[i] = p[i] - g[i] * rate;
      }
    }
  }

  private record Floats(int n, float momentum, boolean nesterov) implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      float[] p = HeapStorage.floats(inputs[0]);
      float[] v = HeapStorage.floats(inputs[1]);
      float[] g = HeapStorage.floats(inputs[2]);
      float rate = (float) ((HostValue) inputs[3]).asDouble(0);
      float[] newP = HeapStorage.floats(outputs[0]);
      float[] newV = HeapStorage.floats(outputs[1]);
      for (int i = 0; i < n; i++) {
        float step = g[i] * rate;
        float velocity = v[i] * momentum - step;
        newV[i] = velocity;
        newP[i] = p[i] + (nesterov ? velocity * momentum - step : velocity);
      }
    }
  }

  private record Doubles(int n, double momentum, boolean nesterov) implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      double[] p = HeapStorage.doubles(inputs[0]);
      double[] v = HeapStorage.doubles(inputs[1]);
      double[] g = HeapStorage.doubles(inputs[2]);
      double rate = ((HostValue) inputs[3]).asDouble(0);
      double[] newP = HeapStorage.doubles(outputs[0]);
      double[] newV = HeapStorage.doubles(outputs[1]);
      for (int i = 0; i < n; i++) {
        double step = g[i] * rate;
        double velocity = v[i] * momentum - step;
        newV[i] = velocity;
        newP[i] = p[i] + (nesterov ? velocity * momentum - step : velocity);
      }
    }
  }
}
