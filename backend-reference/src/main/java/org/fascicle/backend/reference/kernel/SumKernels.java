package org.fascicle.backend.reference.kernel;

import java.util.List;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.reference.memory.HeapStorage;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/**
 * Sums and means, exact to the last bits however long the axis: float32 is added in double, float64
 * with the rounding errors kept beside the sum.
 *
 * @see <a href="https://doi.org/10.1002/zamm.19740540106">Neumaier: Rundungsfehleranalyse einiger
 *     Verfahren zur Summation endlicher Summen (1974)</a>
 */
final class SumKernels {
  private SumKernels() {}

  static Kernel sum(Op op, List<TensorSpec> inputs) {
    Reduction reduction = ReduceKernels.reduction(op, inputs);
    DType dtype = inputs.get(0).dtype();
    return dtype.isFloating()
        ? real(reduction, dtype, 1)
        : ReduceKernels.integerSum(reduction, dtype);
  }

  static Kernel mean(Op op, List<TensorSpec> inputs) {
    Reduction reduction = ReduceKernels.reduction(op, inputs);
    return real(reduction, inputs.get(0).dtype(), reduction.count());
  }

  private static Kernel real(Reduction reduction, DType dtype, int divisor) {
    return dtype == DType.FLOAT32
        ? new Floats(reduction, divisor)
        : new Doubles(reduction, divisor);
  }

  record Floats(Reduction reduction, int divisor) implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      sums(HeapStorage.floats(inputs[0]), HeapStorage.floats(outputs[0]));
    }

    void sums(float[] x, float[] y) {
      for (int i = 0; i < reduction.results(); i++) {
        y[i] = (float) (sum(x, reduction.base(i)) / divisor);
      }
    }

    private double sum(float[] x, int base) {
      Walk walk = reduction.reduced();
      int step = walk.step[0];
      int four = walk.length & ~3;
      // Four sums at once hide the time that one addition takes.
      double s0 = 0;
      double s1 = 0;
      double s2 = 0;
      double s3 = 0;
      for (int run = 0; run < walk.runs; run++) {
        int i = base + walk.at(0, run);
        for (int t = 0; t < four; t += 4, i += 4 * step) {
          s0 += x[i];
          s1 += x[i + step];
          s2 += x[i + 2 * step];
          s3 += x[i + 3 * step];
        }
        for (int t = four; t < walk.length; t++, i += step) {
          s0 += x[i];
        }
      }
      return (s0 + s1) + (s2 + s3);
    }
  }

  record Doubles(Reduction reduction, int divisor) implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      sums(HeapStorage.doubles(inputs[0]), HeapStorage.doubles(outputs[0]));
    }

    void sums(double[] x, double[] y) {
      for (int i = 0; i < reduction.results(); i++) {
        y[i] = sum(x, reduction.base(i)) / divisor;
      }
    }

    private double sum(double[] x, int base) {
      Walk walk = reduction.reduced();
      double sum = 0;
      double lost = 0;
      for (int run = 0; run < walk.runs; run++) {
        int i = base + walk.at(0, run);
        for (int t = 0; t < walk.length; t++, i += walk.step[0]) {
          double next = sum + x[i];
          lost += Math.abs(sum) >= Math.abs(x[i]) ? (sum - next) + x[i] : (x[i] - next) + sum;
          sum = next;
        }
      }
      // At infinity what was lost is NaN and means nothing.
      return Double.isFinite(sum) ? sum + lost : sum;
    }
  }
}
