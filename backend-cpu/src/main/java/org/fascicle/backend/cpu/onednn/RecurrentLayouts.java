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
 * <p>In bfloat16 the bias, the cell's state and all gradients are float32 to the library, which
 * takes no others; {@link #single} describes those.
 *
 * @param type of x, the kernels and h
 * @param biases numbers a unit in the bias
 */
record RecurrentLayouts(
    Precision type, long batch, long steps, long features, long units, long gates, long biases) {
  /** Products of a tile of bfloat16: numbers in one of its rows. */
  private static final long TILE = 32;

  static RecurrentLayouts of(RecurrentOp op, List<TensorSpec> inputs) {
    Shape x = inputs.get(RecurrentOp.X).shape();
    long units = inputs.get(RecurrentOp.RECURRENT).shape().dim(0);
    boolean twoBiases = op instanceof Gru gru && gru.resetAfter();
    return new RecurrentLayouts(
        Precision.of(inputs.get(RecurrentOp.X)),
        x.dim(0),
        x.dim(1),
        x.dim(2),
        units,
        op.gates(),
        twoBiases ? op.gates() + 1 : op.gates());
  }

  /** The same with another number of features. */
  RecurrentLayouts withFeatures(long other) {
    return new RecurrentLayouts(type, batch, steps, other, units, gates, biases);
  }

  /**
   * The same with as many features, zeros behind the real ones, as it takes for tiles to multiply.
   * The library cuts x and h into pieces of equal length, as short as the shorter of both, and
   * takes tiles only for even ones: a single feature keeps them from the recurrent products, too.
   */
  RecurrentLayouts tiled() {
    boolean tiles = type == Precision.BRAIN && Precision.hasTiles() && units % 2 == 0;
    return tiles ? withFeatures(Math.max(features + features % 2, Math.min(units, TILE))) : this;
  }

  /** Whether there is nothing to multiply, which the library refuses. */
  boolean isEmpty() {
    return batch * features * units == 0;
  }

  /** The same in float32. */
  RecurrentLayouts single() {
    return new RecurrentLayouts(Precision.SINGLE, batch, steps, features, units, gates, biases);
  }

  memory.desc x() {
    return sequence(features);
  }

  memory.desc y() {
    return sequence(units);
  }

  /** A sequence of which every step is the same one, of each sample. */
  memory.desc still() {
    return type.numbers(new long[] {steps, batch, units}, new long[] {0, 0, 1});
  }

  memory.desc state() {
    return type.numbers(1, 1, batch, units);
  }

  memory.desc kernel() {
    return type.numbers(kernelDims());
  }

  memory.desc recurrent() {
    return type.numbers(recurrentDims());
  }

  memory.desc bias() {
    return type.numbers(1, 1, biases, units);
  }

  /** The kernel in the order that the library likes best. */
  memory.desc anyKernel() {
    return type.any(kernelDims());
  }

  /** The recurrent kernel in the order that the library likes best. */
  memory.desc anyRecurrent() {
    return type.any(recurrentDims());
  }

  long stateBytes() {
    return Float.BYTES * batch * units;
  }

  long biasBytes() {
    return Float.BYTES * biases * units;
  }

  private memory.desc sequence(long length) {
    return type.numbers(new long[] {steps, batch, length}, new long[] {length, steps * length, 1});
  }

  private long[] kernelDims() {
    return new long[] {1, 1, features, gates, units};
  }

  private long[] recurrentDims() {
    return new long[] {1, 1, units, gates, units};
  }
}
