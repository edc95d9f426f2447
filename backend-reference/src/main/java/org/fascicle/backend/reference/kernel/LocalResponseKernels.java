package org.fascicle.backend.reference.kernel;

import java.util.List;
import org.fascicle.api.op.Grad;
import org.fascicle.api.op.LocalResponseNormalization;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.reference.memory.HeapStorage;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** Local response normalisation, and back. */
final class LocalResponseKernels {
  private LocalResponseKernels() {}

  static Kernel forward(Op op, List<TensorSpec> inputs) {
    Lines lines = Lines.of((LocalResponseNormalization) op, inputs.get(0));
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      Object x = HeapStorage.array(in[0]);
      Object y = HeapStorage.array(out[0]);
      for (int at = 0; at < lines.elements; at++) {
        double factor = StrictMath.pow(lines.denominator(x, at), -lines.op.beta());
        lines.writer.set(y, at, lines.reader.get(x, at) * factor);
      }
    };
  }

  /** The inputs are x, y, dy. */
  static Kernel backward(Op op, List<TensorSpec> inputs) {
    Lines lines = Lines.of((LocalResponseNormalization) ((Grad) op).forward(), inputs.get(0));
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      Object x = HeapStorage.array(in[0]);
      Object dy = HeapStorage.array(in[2]);
      Object dx = HeapStorage.array(out[0]);
      double[] factors = new double[lines.elements];
      double[] shares = new double[lines.elements];
      for (int at = 0; at < lines.elements; at++) {
        double s = lines.denominator(x, at);
        factors[at] = StrictMath.pow(s, -lines.op.beta());
        shares[at] = lines.reader.get(dy, at) * lines.reader.get(x, at) * factors[at] / s;
      }
      for (int at = 0; at < lines.elements; at++) {
        double others = 0;
        for (int other = lines.first(at); other <= lines.last(at); other++) {
          others += shares[other];
        }
        double slope = 2 * lines.op.alpha() * lines.op.beta() * lines.reader.get(x, at);
        lines.writer.set(dx, at, lines.reader.get(dy, at) * factors[at] - slope * others);
      }
    };
  }

  /** Channels side by side. */
  private record Lines(
      LocalResponseNormalization op,
      int elements,
      int channels,
      Elements.RealReader reader,
      Elements.RealWriter writer) {
    static Lines of(LocalResponseNormalization op, TensorSpec x) {
      return new Lines(
          op,
          (int) x.shape().elements(),
          (int) x.shape().dim(-1),
          Elements.realReader(x.dtype()),
          Elements.realWriter(x.dtype()));
    }

    int first(int at) {
      return at - Math.min(op.size() / 2, at % channels);
    }

    int last(int at) {
      return at + Math.min(op.size() / 2, channels - 1 - at % channels);
    }

    double denominator(Object x, int at) {
      double sum = 0;
      for (int other = first(at); other <= last(at); other++) {
        double value = reader.get(x, other);
        sum += value * value;
      }
      return op.k() + op.alpha() * sum;
    }
  }
}
