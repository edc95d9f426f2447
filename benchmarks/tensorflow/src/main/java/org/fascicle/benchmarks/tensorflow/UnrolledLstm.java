package org.fascicle.benchmarks.tensorflow;

import java.util.List;
import org.tensorflow.Operand;
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
  private final List<Operand<TFloat32>> steps;
  private final Variable<TFloat32> kernel;
  private final Variable<TFloat32> bias;
  private final Operand<TInt32> columns;
  private Operand<TFloat32> output;
  private Operand<TFloat32> cell;

  /**
   * Makes one.
   *
   * @param x (N, T, F)
   */
  UnrolledLstm(Ops tf, Parameters parameters, int units, Operand<TFloat32> x) {
    this.tf = tf;
    long batch = x.shape().get(0);
    long features = x.shape().get(2);
    steps = Steps.of(tf, x);
    kernel = parameters.weights(features + units, 4L * units, features + units, 4L * units);
    bias = parameters.vector(4L * units, 0);
    columns = tf.constant(1);
    output = tf.zeros(tf.constant(new long[] {batch, units}), TFloat32.class);
    cell = output;
  }

  /** The last step's output: (N, units). */
  Operand<TFloat32> last() {
    steps.forEach(this::step);
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
