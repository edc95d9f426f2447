package org.fascicle.benchmarks.tensorflow;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Gated recurrent units that reset after the product, unrolled over time; what comes in is
 * multiplied for all steps at once.
 */
final class Gru {
  private final Ops tf;
  private final List<Operand<TFloat32>> inputs;
  private final Variable<TFloat32> kernel;
  private final Variable<TFloat32> bias;
  private final Operand<TInt32> columns;
  private Operand<TFloat32> output;

  /**
   * Makes one.
   *
   * @param x (N, T, F)
   */
  Gru(Ops tf, Parameters parameters, int units, Operand<TFloat32> x) {
    this.tf = tf;
    columns = tf.constant(1);
    Rows rows = new Rows(tf, parameters);
    inputs = Steps.of(tf, rows.dense(x, 3L * units));
    kernel = parameters.weights(units, 3L * units, units, 3L * units);
    bias = parameters.vector(3L * units, 0);
    output = tf.zeros(tf.constant(new long[] {x.shape().get(0), units}), TFloat32.class);
  }

  /** The last step's output: (N, units). */
  Operand<TFloat32> last() {
    inputs.forEach(this::step);
    return output;
  }

  private void step(Operand<TFloat32> input) {
    Operand<TFloat32> recurrent = tf.nn.biasAdd(tf.linalg.matMul(output, kernel), bias);
    List<? extends Operand<TFloat32>> in = tf.split(columns, input, 3L).output();
    List<? extends Operand<TFloat32>> back = tf.split(columns, recurrent, 3L).output();
    Operand<TFloat32> update = tf.math.sigmoid(tf.math.add(in.get(0), back.get(0)));
    Operand<TFloat32> reset = tf.math.sigmoid(tf.math.add(in.get(1), back.get(1)));
    Operand<TFloat32> fresh = tf.math.tanh(tf.math.add(in.get(2), tf.math.mul(reset, back.get(2))));
    output = tf.math.add(fresh, tf.math.mul(update, tf.math.sub(output, fresh)));
  }
}
