package org.fascicle.benchmarks.tensorflow;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A dense layer over the last axis of sequences: one product for all steps. */
record Rows(Ops tf, Parameters parameters) {
  /** (N, T, F) to (N, T, units), with bias. */
  Operand<TFloat32> dense(Operand<TFloat32> x, long units) {
    long batch = x.shape().get(0);
    long length = x.shape().get(1);
    long features = x.shape().get(2);
    Operand<TFloat32> flat = tf.reshape(x, tf.constant(new long[] {batch * length, features}));
    Operand<TFloat32> sum =
        tf.nn.biasAdd(
            tf.linalg.matMul(flat, parameters.weights(features, units, features, units)),
            parameters.vector(units, 0));
    return tf.reshape(sum, tf.constant(new long[] {batch, length, units}));
  }
}
