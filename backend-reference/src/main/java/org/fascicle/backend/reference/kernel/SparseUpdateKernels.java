package org.fascicle.backend.reference.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.fascicle.api.op.AdagradUpdate;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.SgdUpdate;
import org.fascicle.api.op.SparseUpdate;
import org.fascicle.api.op.UpdateOp;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.reference.kernel.IndexKernels.Indices;
import org.fascicle.backend.reference.memory.HeapStorage;
import org.fascicle.spi.backend.HostValue;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/**
 * Updates of the rows that slices are added up for; a result may be written over its input. Each
 * sum and product is rounded to the element type, as in the update of a whole table.
 */
final class SparseUpdateKernels {
  private SparseUpdateKernels() {}

  static Kernel update(Op op, List<TensorSpec> inputs) {
    SparseUpdate sparse = (SparseUpdate) op;
    TensorSpec p = inputs.get(0);
    DoubleUnaryOperator round = p.dtype() == DType.FLOAT32 ? x -> (float) x : x -> x;
    Rule rule = rule(sparse.update(), round);
    Indices indices = new Indices(op.name(), p.shape().dim(0), inputs.get(sparse.slices() + 1));
    int width = (int) p.shape().slice(1, p.shape().rank()).elements();
    return rule == null
        ? null
        : new RowKernel(rule, sparse.slices(), indices, width, p.dtype(), round);
  }

  /** From elements of the parameter and its slots, the gradient and the rate to the next ones. */
  @FunctionalInterface
  private interface Rule {
    void run(double[] elements, double gradient, double rate);
  }

  private static Rule rule(UpdateOp update, DoubleUnaryOperator round) {
    if (update instanceof SgdUpdate) {
      return (e, g, rate) -> e[0] -= round.applyAsDouble(g * rate);
    }
    if (!(update instanceof AdagradUpdate adagrad)) {
      return null;
    }
    double epsilon = round.applyAsDouble(adagrad.epsilon());
    return (e, g, rate) -> {
      e[1] = round.applyAsDouble(e[1] + round.applyAsDouble(g * g));
      double root = round.applyAsDouble(Math.sqrt(round.applyAsDouble(e[1] + epsilon)));
      e[0] -= round.applyAsDouble(round.applyAsDouble(g * rate) / root);
    };
  }

  private record RowKernel(
      Rule rule, int tables, Indices indices, int width, DType dtype, DoubleUnaryOperator round)
      implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      Map<Integer, double[]> gradients = gradients(inputs);
      Object[] written = new Object[tables];
      for (int t = 0; t < tables; t++) {
        Object from = HeapStorage.array(inputs[t]);
        written[t] = HeapStorage.array(outputs[t]);
        if (written[t] != from) {
          System.arraycopy(from, 0, written[t], 0, indices.length * width);
        }
      }
      double rate = round.applyAsDouble(((HostValue) inputs[tables + 2]).asDouble(0));
      gradients.forEach((row, gradient) -> update(written, row * width, gradient, rate));
    }

    /** Of each row that there are slices of, in the order in which they come. */
    private Map<Integer, double[]> gradients(Storage... inputs) {
      Object slices = HeapStorage.array(inputs[tables]);
      Object rows = HeapStorage.array(inputs[tables + 1]);
      Elements.RealReader reader = Elements.realReader(dtype);
      Map<Integer, double[]> gradients = new LinkedHashMap<>();
      for (int i = 0; i < indices.count; i++) {
        double[] sum = gradients.computeIfAbsent(indices.get(rows, i), r -> new double[width]);
        for (int k = 0; k < width; k++) {
          sum[k] = round.applyAsDouble(sum[k] + reader.get(slices, i * width + k));
        }
      }
      return gradients;
    }

    private void update(Object[] written, int from, double[] gradient, double rate) {
      Elements.RealReader reader = Elements.realReader(dtype);
      Elements.RealWriter writer = Elements.realWriter(dtype);
      double[] elements = new double[tables];
      for (int k = 0; k < width; k++) {
        for (int t = 0; t < tables; t++) {
          elements[t] = reader.get(written[t], from + k);
        }
        rule.run(elements, gradient[k], rate);
        for (int t = 0; t < tables; t++) {
          writer.set(written[t], from + k, elements[t]);
        }
      }
    }
  }
}
