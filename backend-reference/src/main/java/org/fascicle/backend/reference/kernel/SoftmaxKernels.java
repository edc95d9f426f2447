package org.fascicle.backend.reference.kernel;

import java.util.List;
import org.fascicle.api.op.Grad;
import org.fascicle.api.op.LogSoftmax;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.Softmax;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.reference.memory.HeapStorage;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/**
 * softmax and log_softmax along an axis, forward and backward; each row's maximum is taken off
 * first, so that nothing overflows.
 */
final class SoftmaxKernels {
  private SoftmaxKernels() {}

  static Kernel softmax(Op op, List<TensorSpec> inputs) {
    Lanes lanes = Lanes.of(inputs.get(0), ((Softmax) op).axis());
    return each(lanes, SoftmaxKernels::softmax);
  }

  static Kernel logSoftmax(Op op, List<TensorSpec> inputs) {
    Lanes lanes = Lanes.of(inputs.get(0), ((LogSoftmax) op).axis());
    return each(lanes, SoftmaxKernels::logSoftmax);
  }

  static Kernel softmaxGrad(Op op, List<TensorSpec> inputs) {
    Lanes lanes = Lanes.of(inputs.get(0), ((Softmax) ((Grad) op).forward()).axis());
    return eachGradient(lanes, SoftmaxKernels::softmaxGradient);
  }

  static Kernel logSoftmaxGrad(Op op, List<TensorSpec> inputs) {
    Lanes lanes = Lanes.of(inputs.get(0), ((LogSoftmax) ((Grad) op).forward()).axis());
    return eachGradient(lanes, SoftmaxKernels::logSoftmaxGradient);
  }

  @FunctionalInterface
  private interface Lane {
    void run(Lanes lanes, Object x, Object y, int base);
  }

  @FunctionalInterface
  private interface GradientLane {
    void run(Lanes lanes, Object y, Object dy, Object dx, int base);
  }

  private static Kernel each(Lanes lanes, Lane lane) {
    return (Storage[] inputs, Storage[] outputs, Storage scratch) -> {
      Object x = HeapStorage.array(inputs[0]);
      Object y = HeapStorage.array(outputs[0]);
      for (int i = 0; i < lanes.lanes(); i++) {
        lane.run(lanes, x, y, lanes.reduction().base(i));
      }
    };
  }

  /** Inputs are x, y and dy. */
  private static Kernel eachGradient(Lanes lanes, GradientLane lane) {
    return (Storage[] inputs, Storage[] outputs, Storage scratch) -> {
      Object y = HeapStorage.array(inputs[1]);
      Object dy = HeapStorage.array(inputs[2]);
      Object dx = HeapStorage.array(outputs[0]);
      for (int i = 0; i < lanes.lanes(); i++) {
        lane.run(lanes, y, dy, dx, lanes.reduction().base(i));
      }
    };
  }

  /** eˣ / Σ eˣ. */
  private static void softmax(Lanes lanes, Object x, Object y, int base) {
    double max = lanes.max(x, base);
    double sum = 0;
    for (int t = 0; t < lanes.length(); t++) {
      double e = StrictMath.exp(lanes.get(x, lanes.at(base, t)) - max);
      lanes.set(y, lanes.at(base, t), e);
      sum += e;
    }
    for (int t = 0; t < lanes.length(); t++) {
      int i = lanes.at(base, t);
      lanes.set(y, i, lanes.get(y, i) / sum);
    }
  }

  /** x − log Σ eˣ. */
  private static void logSoftmax(Lanes lanes, Object x, Object y, int base) {
    double max = lanes.max(x, base);
    double log = StrictMath.log(lanes.sumExp(x, base, max));
    for (int t = 0; t < lanes.length(); t++) {
      int i = lanes.at(base, t);
      lanes.set(y, i, lanes.get(x, i) - max - log);
    }
  }

  /** y · (dy − Σ y · dy). */
  private static void softmaxGradient(Lanes lanes, Object y, Object dy, Object dx, int base) {
    double sum = 0;
    for (int t = 0; t < lanes.length(); t++) {
      int i = lanes.at(base, t);
      sum += lanes.get(y, i) * lanes.get(dy, i);
    }
    for (int t = 0; t < lanes.length(); t++) {
      int i = lanes.at(base, t);
      lanes.set(dx, i, lanes.get(y, i) * (lanes.get(dy, i) - sum));
    }
  }

  /** dy − eʸ · Σ dy. */
  private static void logSoftmaxGradient(Lanes lanes, Object y, Object dy, Object dx, int base) {
    double sum = lanes.sum(dy, base);
    for (int t = 0; t < lanes.length(); t++) {
      int i = lanes.at(base, t);
      lanes.set(dx, i, lanes.get(dy, i) - StrictMath.exp(lanes.get(y, i)) * sum);
    }
  }
}
