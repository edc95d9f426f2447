package org.fascicle.backend.reference.kernel;

import java.util.List;
import org.fascicle.api.op.Grad;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.reference.memory.HeapStorage;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** The cross-entropy of single logits, element by element, forward and backward. */
final class SigmoidCrossEntropyKernels {
  private SigmoidCrossEntropyKernels() {}

  static KernelFactory forward() {
    return BinaryKernels.real(RealFunctions::sigmoidCrossEntropy);
  }

  /** dz = dy · (σ(z) − t), dt = −dy · z. Inputs are z, t, y, dy. */
  static Kernel backward(Op op, List<TensorSpec> inputs) {
    int n = (int) inputs.get(0).shape().elements();
    DType dtype = inputs.get(0).dtype();
    return new Backward(
        n, ((Grad) op).wanted(), Elements.realReader(dtype), Elements.realWriter(dtype));
  }

  private record Backward(
      int n, List<Integer> wanted, Elements.RealReader reader, Elements.RealWriter writer)
      implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      Object z = HeapStorage.array(inputs[0]);
      Object t = HeapStorage.array(inputs[1]);
      Object dy = HeapStorage.array(inputs[3]);
      for (int output = 0; output < outputs.length; output++) {
        Object to = HeapStorage.array(outputs[output]);
        boolean logits = wanted.get(output) == 0;
        for (int i = 0; i < n; i++) {
          double slope =
              logits
                  ? RealFunctions.sigmoid(reader.get(z, i)) - reader.get(t, i)
                  : -reader.get(z, i);
          writer.set(to, i, reader.get(dy, i) * slope);
        }
      }
    }
  }
}
