package org.fascicle.backend.cpu.plain;

import java.util.List;
import org.fascicle.api.op.CrossEntropy;
import org.fascicle.api.op.Grad;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.cpu.kernel.KernelFactory;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/**
 * Cross-entropy of probabilities in one pass. By its parts it is ten runs of other kernels forward
 * and fifteen back, which take longer to start than a batch of classes takes to compute.
 */
public final class EntropyKernels {
  /** From here on the parts, which run on all processors, are faster than one thread. */
  private static final long MOST_FLOATS = 1 << 16;

  private EntropyKernels() {}

  /** −Σ t · log q; the inputs are p, t. */
  public static KernelFactory loss() {
    return (op, inputs) -> {
      TensorSpec p = inputs.get(0);
      Rows rows = Rows.of((CrossEntropy) op, p);
      return isLarge(p)
          ? null
          : (Storage[] in, Storage[] out, Storage scratch) ->
              rows.loss(
                  Reals.of(in[0], p.dtype()),
                  Reals.of(in[1], p.dtype()),
                  Reals.of(out[0], p.dtype()));
    };
  }

  /** Its gradients; the inputs are p, t, y, dy. */
  public static KernelFactory lossGrad() {
    return (op, inputs) -> {
      TensorSpec p = inputs.get(0);
      List<Integer> wanted = ((Grad) op).wanted();
      Rows rows = Rows.of((CrossEntropy) ((Grad) op).forward(), p);
      return isLarge(p) ? null : gradients(rows, wanted, p.dtype());
    };
  }

  private static Kernel gradients(Rows rows, List<Integer> wanted, DType dtype) {
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      Reals p = Reals.of(in[0], dtype);
      Reals t = Reals.of(in[1], dtype);
      Reals dy = Reals.of(in[3], dtype);
      for (int i = 0; i < out.length; i++) {
        Reals to = Reals.of(out[i], dtype);
        if (wanted.get(i) == 0) {
          rows.probabilities(p, t, dy, to);
        } else {
          rows.targets(p, dy, to);
        }
      }
    };
  }

  private static boolean isLarge(TensorSpec p) {
    return p.dtype() == DType.FLOAT32 && p.shape().elements() > MOST_FLOATS;
  }

  /** Rows of K classes, and the bounds as their element type holds them. */
  private record Rows(long count, long classes, double least, double most) {
    static Rows of(CrossEntropy op, TensorSpec p) {
      Shape shape = p.shape();
      double least = op.epsilon();
      double most = 1 - least;
      boolean single = p.dtype() == DType.FLOAT32;
      return new Rows(
          shape.without(-1).elements(),
          shape.dim(-1),
          single ? (float) least : least,
          single ? (float) most : most);
    }

    // Most targets are 0, and logarithms and divisions are what costs.

    void loss(Reals p, Reals t, Reals y) {
      for (long row = 0; row < count; row++) {
        double share = 1 / mass(p, row);
        double sum = 0;
        for (long i = row * classes; i < (row + 1) * classes; i++) {
          double target = t.get(i);
          double q = p.get(i) * share;
          if (target != 0 || Double.isNaN(q)) {
            sum += target * Math.log(clipped(q));
          }
        }
        y.set(row, -sum);
      }
    }

    void probabilities(Reals p, Reals t, Reals dy, Reals dp) {
      double[] slopes = new double[(int) classes];
      for (long row = 0; row < count; row++) {
        long first = row * classes;
        double share = 1 / mass(p, row);
        double delta = dy.get(row);
        double flow = 0;
        for (int k = 0; k < classes; k++) {
          double q = p.get(first + k) * share;
          slopes[k] = slope(q, t.get(first + k), delta);
          flow += slopes[k] * q;
        }
        for (int k = 0; k < classes; k++) {
          dp.set(first + k, (slopes[k] - flow) * share);
        }
      }
    }

    void targets(Reals p, Reals dy, Reals dt) {
      for (long row = 0; row < count; row++) {
        double share = 1 / mass(p, row);
        double delta = dy.get(row);
        for (long i = row * classes; i < (row + 1) * classes; i++) {
          dt.set(i, -delta * Math.log(clipped(p.get(i) * share)));
        }
      }
    }

    private double mass(Reals p, long row) {
      double sum = 0;
      for (long i = row * classes; i < (row + 1) * classes; i++) {
        sum += p.get(i);
      }
      return sum;
    }

    private double clipped(double q) {
      return q < least ? least : q > most ? most : q;
    }

    private double slope(double q, double target, double delta) {
      boolean none = target == 0 && Double.isFinite(delta) && !Double.isNaN(q);
      return none || q < least || q > most ? 0 : -delta * target / q;
    }
  }
}
