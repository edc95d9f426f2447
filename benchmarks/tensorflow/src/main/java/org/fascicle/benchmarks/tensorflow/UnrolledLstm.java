package org.fascicle.benchmarks.tensorflow;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.benchmarks.works.Layer;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * An LSTM unrolled over time, one product a step for what comes in and what was put out, as the
 * static network of TensorFlow's documentation: Java has neither the loop nor the fused kernel's
 * gradient.
 */
final class UnrolledLstm {
  private final Ops tf;
  private final Variable<TFloat32> kernel;
  private final Variable<TFloat32> bias;
  private final Operand<TInt32> columns;
  private final List<Operand<TFloat32>> outputs = new ArrayList<>();
  private Operand<TFloat32> output;
  private Operand<TFloat32> cell;

  /**
   * Makes one.
   *
   * @param x (N, T, F)
   */
  UnrolledLstm(Ops tf, Parameters parameters, Layer.Lstm layer, Operand<TFloat32> x) {
    this.tf = tf;
    int units = layer.units();
    long batch = x.shape().get(0);
    long features = x.shape().get(2);
    List<Operand<TFloat32>> steps = Steps.of(tf, x);
    kernel = parameters.weights(features + units, 4L * units, features + units, 4L * units);
    bias = parameters.vector(4L * units, 0);
    columns = tf.constant(1);
    Operand<TFloat32> zeros = tf.zeros(tf.constant(new long[] {batch, units}), TFloat32.class);
    if (layer.isStateful()) {
      Variable<TFloat32> keptOutput = parameters.state(Shape.of(batch, units), zeros);
      Variable<TFloat32> keptCell = parameters.state(Shape.of(batch, units), zeros);
      unroll(steps, keptOutput, keptCell);
      parameters.inEachStep(tf.assign(keptOutput, output));
      parameters.inEachStep(tf.assign(keptCell, cell));
    } else {
      unroll(steps, zeros, zeros);
    }
  }

  private void unroll(
      List<Operand<TFloat32>> steps, Operand<TFloat32> firstOutput, Operand<TFloat32> firstCell) {
    output = firstOutput;
    cell = firstCell;
    for (Operand<TFloat32> x : steps) {
      step(x);
      outputs.add(output);
    }
  }

  /** Every step's output: T times (N, units). */
  List<Operand<TFloat32>> steps() {
    return outputs;
  }

  /** The last step's output: (N, units). */
  Operand<TFloat32> last() {
    return output;
  }

  private void step(Operand<TFloat32> x) {
    Operand<TFloat32> sum =
        tf.nn.biasAdd(tf.linalg.matMul(tf.concat(List.of(x, output), columns), kernel), bias);
    List<? extends Operand<TFloat32>> gates = tf.split(columns, sum, 4L).output();
    Operand<TFloat32> added =
        tf.math.mul(tf.math.sigmoid(gates.get(0)), tf.math.tanh(gates.get(2)));
    cell = tf.math.add(tf.math.mul(tf.math.sigmoid(gates.get(1)), cell), added);
    output = tf.math.mul(tf.math.sigmoid(gates.get(3)), tf.math.tanh(cell));
  }
}
