package org.fascicle.backend.reference.kernel;

import java.util.List;
import org.fascicle.api.op.Grad;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.reference.memory.HeapStorage;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** Cross-entropies of logits along the last axis, forward and backward. */
final class CrossEntropyKernels {
  private CrossEntropyKernels() {}

  static Kernel dense(Op op, List<TensorSpec> inputs) {
    return new Dense(lanes(inputs));
  }

  static Kernel denseGrad(Op op, List<TensorSpec> inputs) {
    return new DenseGrad(lanes(inputs), ((Grad) op).wanted());
  }

  static Kernel sparse(Op op, List<TensorSpec> inputs) {
    return new Sparse(lanes(inputs), Elements.integerReader(inputs.get(1).dtype()));
  }

  static Kernel sparseGrad(Op op, List<TensorSpec> inputs) {
    return new SparseGrad(lanes(inputs), Elements.integerReader(inputs.get(1).dtype()));
  }

  private static Lanes lanes(List<TensorSpec> inputs) {
    return Lanes.of(inputs.get(0), inputs.get(0).shape().rank() - 1);
  }

  /** −Σ t · log softmax(z). */
  private record Dense(Lanes lanes) implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      Object z = HeapStorage.array(inputs[0]);
      Object t = HeapStorage.array(inputs[1]);
      for (int row = 0; row < lanes.lanes(); row++) {
        lanes.set(HeapStorage.array(outputs[0]), row, loss(z, t, row * lanes.length()));
      }
    }

    private double loss(Object z, Object t, int base) {
      double max = lanes.max(z, base);
      double log = StrictMath.log(lanes.sumExp(z, base, max));
      double sum = 0;
      for (int k = base; k < base + lanes.length(); k++) {
        sum += (lanes.get(z, k) - max - log) * lanes.get(t, k);
      }
      return -sum;
    }
  }

  /** dz = dy · (softmax(z) · Σ t − t), dt = −dy · log softmax(z). Inputs are z, t, y, dy. */
  private record DenseGrad(Lanes lanes, List<Integer> wanted) implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      Object z = HeapStorage.array(inputs[0]);
      Object t = HeapStorage.array(inputs[1]);
      Object dy = HeapStorage.array(inputs[3]);
      for (int row = 0; row < lanes.lanes(); row++) {
        int base = row * lanes.length();
        double max = lanes.max(z, base);
        double sum = lanes.sumExp(z, base, max);
        for (int i = 0; i < outputs.length; i++) {
          Object to = HeapStorage.array(outputs[i]);
          if (wanted.get(i) == 0) {
            logits(z, t, base, max, sum, lanes.get(dy, row), to);
          } else {
            targets(z, base, max, StrictMath.log(sum), lanes.get(dy, row), to);
          }
        }
      }
    }

    private void logits(
        Object z, Object t, int base, double max, double sum, double dy, Object dz) {
      double mass = lanes.sum(t, base);
      for (int k = base; k < base + lanes.length(); k++) {
        double softmax = StrictMath.exp(lanes.get(z, k) - max) / sum;
        lanes.set(dz, k, dy * (softmax * mass - lanes.get(t, k)));
      }
    }

    private void targets(Object z, int base, double max, double log, double dy, Object dt) {
      for (int k = base; k < base + lanes.length(); k++) {
        lanes.set(dt, k, -dy * (lanes.get(z, k) - max - log));
      }
    }
  }

  /** −log softmax(z)[label]; NaN for a label out of range. */
  private record Sparse(Lanes lanes, Elements.IntegerReader labels) implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      Object z = HeapStorage.array(inputs[0]);
      Object y = HeapStorage.array(outputs[0]);
      for (int row = 0; row < lanes.lanes(); row++) {
        long label = labels.get(HeapStorage.array(inputs[1]), row);
        boolean valid = label >= 0 && label < lanes.length();
        lanes.set(y, row, valid ? loss(z, row * lanes.length(), (int) label) : Double.NaN);
      }
    }

    private double loss(Object z, int base, int label) {
      double max = lanes.max(z, base);
      double log = StrictMath.log(lanes.sumExp(z, base, max));
      return log - (lanes.get(z, base + label) - max);
    }
  }

  /** dz = dy · (softmax(z) − one-hot(label)). Inputs are z, labels, y, dy. */
  private record SparseGrad(Lanes lanes, Elements.IntegerReader labels) implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      if (outputs.length == 0) {
        return;
      }
      Object z = HeapStorage.array(inputs[0]);
      Object dy = HeapStorage.array(inputs[3]);
      Object dz = HeapStorage.array(outputs[0]);
      for (int row = 0; row < lanes.lanes(); row++) {
        long label = labels.get(HeapStorage.array(inputs[1]), row);
        boolean valid = label >= 0 && label < lanes.length();
        double factor = valid ? lanes.get(dy, row) : Double.NaN;
        logits(z, row * lanes.length(), (int) label, factor, dz);
      }
    }

    private void logits(Object z, int base, int label, double dy, Object dz) {
      double max = lanes.max(z, base);
      double sum = lanes.sumExp(z, base, max);
      for (int k = 0; k < lanes.length(); k++) {
        double softmax = StrictMath.exp(lanes.get(z, base + k) - max) / sum;
        lanes.set(dz, base + k, dy * (softmax - (k == label ? 1 : 0)));
      }
    }
  }
}
