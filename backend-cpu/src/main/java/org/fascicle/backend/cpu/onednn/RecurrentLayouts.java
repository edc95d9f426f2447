package org.fascicle.backend.cpu.onednn;

import java.util.List;
import org.bytedeco.dnnl.memory;
import org.fascicle.api.op.Gru;
import org.fascicle.api.op.RecurrentOp;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;

/**
 * How oneDNN sees the arrays of a recurrent operation. Its axes are time, batch, features and
 * layer, direction, rows, gates, units; the strides say that ours stand in memory as Keras has
 * them.
 *
 * @param biases numbers a unit in the bias
 */
record RecurrentLayouts(
    long batch, long steps, long features, long units, long gates, long biases) {
  static RecurrentLayouts of(RecurrentOp op, List<TensorSpec> inputs) {
    Shape x = inputs.get(RecurrentOp.X).shape();
    long units = inputs.get(RecurrentOp.RECURRENT).shape().dim(0);
    boolean twoBiases = op instanceof Gru gru && gru.resetAfter();
    return new RecurrentLayouts(
        x.dim(0), x.dim(1), x.dim(2), units, op.gates(), twoBiases ? op.gates() + 1 : op.gates());
  }

  /** The same with another number of features. */
  RecurrentLayouts withFeatures(long other) {
    return new RecurrentLayouts(batch, steps, other, units, gates, biases);
  }

  /** Whether there is nothing to multiply, which the library refuses. */
  boolean isEmpty() {
    return batch * features * units == 0;
  }

  memory.desc x() {
    return sequence(features);
  }

  memory.desc y() {
    return sequence(units);
  }

  memory.desc state() {
    return Layouts.floats(1, 1, batch, units);
  }

  memory.desc kernel() {
    return Layouts.floats(kernelDims());
  }

  memory.desc recurrent() {
    return Layouts.floats(recurrentDims());
  }

  memory.desc bias() {
    return Layouts.floats(1, 1, biases, units);
  }

  /** The kernel in the order that the library likes best. */
  memory.desc anyKernel() {
    return any(kernelDims());
  }

  /** The recurrent kernel in the order that the library likes best. */
  memory.desc anyRecurrent() {
    return any(recurrentDims());
  }

  long stateBytes() {
    return Float.BYTES * batch * units;
  }

  long biasBytes() {
    return Float.BYTES * biases * units;
  }

  private memory.desc sequence(long length) {
    return Layouts.floats(
        new long[] {steps, batch, length}, new long[] {length, steps * length, 1});
  }

  private long[] kernelDims() {
    return new long[] {1, 1, features, gates, units};
  }

  private long[] recurrentDims() {
    return new long[] {1, 1, units, gates, units};
  }

  private static memory.desc any(long... dims) {
    return new memory.desc(dims, memory.data_type.f32, memory.format_tag.any);
  }
}
