package org.fascicle.backend.reference.kernel;

import java.util.List;
import org.fascicle.api.op.Grad;
import org.fascicle.api.op.NormalizationOp;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.reference.memory.HeapStorage;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/**
 * Batch, layer and group normalisation, and back, over views (N, I, G, K); a function that follows
 * is left to the decomposition.
 */
final class NormalizationKernels {
  private NormalizationKernels() {}

  static Kernel forward(Op op, List<TensorSpec> inputs) {
    if (((NormalizationOp) op).activation() != Pointwise.LINEAR) {
      return null;
    }
    View view = View.of((NormalizationOp) op, inputs.get(0));
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      for (int group = 0; group < view.groups(); group++) {
        view.normalize(arrays(in), arrays(out), group);
      }
    };
  }

  /** The inputs are x, γ and β as there are, y, means, variances, and the gradients of these. */
  static Kernel backward(Op op, List<TensorSpec> inputs) {
    Grad grad = (Grad) op;
    NormalizationOp normalization = (NormalizationOp) grad.forward();
    if (normalization.activation() != Pointwise.LINEAR) {
      return null;
    }
    View view = View.of(normalization, inputs.get(0));
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      Object[] arrays = arrays(in);
      double[] dgamma = new double[view.g * view.k];
      double[] dbeta = new double[view.g * view.k];
      int first = grad.wanted().indexOf(0);
      Object dx = first < 0 ? null : HeapStorage.array(out[first]);
      for (int group = 0; group < view.groups(); group++) {
        view.back(arrays, grad.inputs(), group, dgamma, dbeta, dx);
      }
      for (int i = 0; i < out.length; i++) {
        int input = grad.wanted().get(i);
        if (input > 0) {
          view.write(input == 1 && view.op.scale() ? dgamma : dbeta, HeapStorage.array(out[i]));
        }
      }
    };
  }

  private static Object[] arrays(Storage... storages) {
    Object[] arrays = new Object[storages.length];
    for (int i = 0; i < arrays.length; i++) {
      arrays[i] = HeapStorage.array(storages[i]);
    }
    return arrays;
  }

  /** Elements of one n and one g belong together. */
  private record View(
      NormalizationOp op,
      int n,
      int i,
      int g,
      int k,
      Elements.RealReader reader,
      Elements.RealWriter writer) {
    static View of(NormalizationOp op, TensorSpec x) {
      Shape view = op.view(x.shape());
      return new View(
          op,
          (int) view.dim(0),
          (int) view.dim(1),
          (int) view.dim(2),
          (int) view.dim(3),
          Elements.realReader(x.dtype()),
          Elements.realWriter(x.dtype()));
    }

    int groups() {
      return n * g;
    }

    private int members() {
      return i * k;
    }

    /** Where a member of a group stands. */
    private int at(int group, int member) {
      return ((group / g * i + member / k) * g + group % g) * k + member % k;
    }

    /** Which γ and β a member of a group has. */
    private int parameter(int group, int member) {
      return group % g * k + member % k;
    }

    void normalize(Object[] in, Object[] out, int group) {
      double sum = 0;
      for (int m = 0; m < members(); m++) {
        sum += reader.get(in[0], at(group, m));
      }
      double mean = sum / members();
      double squares = 0;
      for (int m = 0; m < members(); m++) {
        double distance = reader.get(in[0], at(group, m)) - mean;
        squares += distance * distance;
      }
      double variance = squares / members();
      double inverse = 1 / Math.sqrt(variance + op.epsilon());
      for (int m = 0; m < members(); m++) {
        double y = (reader.get(in[0], at(group, m)) - mean) * inverse;
        int parameter = parameter(group, m);
        y = op.scale() ? y * reader.get(in[1], parameter) : y;
        y = op.center() ? y + reader.get(in[in.length - 1], parameter) : y;
        writer.set(out[0], at(group, m), y);
      }
      writer.set(out[1], group, mean);
      writer.set(out[2], group, variance);
    }

    /**
     * The gradients by one group.
     *
     * @param inputs the number of the forward operation's inputs
     * @param dx null if it is not wanted
     */
    void back(Object[] in, int inputs, int group, double[] dgamma, double[] dbeta, Object dx) {
      double mean = reader.get(in[inputs + 1], group);
      double inverse = 1 / Math.sqrt(reader.get(in[inputs + 2], group) + op.epsilon());
      double level = 0;
      double slope = 0;
      for (int m = 0; m < members(); m++) {
        double delta = reader.get(in[inputs + 3], at(group, m));
        double standard = (reader.get(in[0], at(group, m)) - mean) * inverse;
        int parameter = parameter(group, m);
        dgamma[parameter] += delta * standard;
        dbeta[parameter] += delta;
        double g = op.scale() ? delta * reader.get(in[1], parameter) : delta;
        level += g / members();
        slope += g * standard / members();
      }
      double ofMean = reader.get(in[inputs + 4], group) / members();
      double ofVariance = 2 * reader.get(in[inputs + 5], group) / members();
      for (int m = 0; dx != null && m < members(); m++) {
        double delta = reader.get(in[inputs + 3], at(group, m));
        double distance = reader.get(in[0], at(group, m)) - mean;
        double g = op.scale() ? delta * reader.get(in[1], parameter(group, m)) : delta;
        double through = (g - level - distance * inverse * slope) * inverse;
        writer.set(dx, at(group, m), through + distance * ofVariance + ofMean);
      }
    }

    void write(double[] values, Object to) {
      for (int p = 0; p < values.length; p++) {
        writer.set(to, p, values[p]);
      }
    }
  }
}
