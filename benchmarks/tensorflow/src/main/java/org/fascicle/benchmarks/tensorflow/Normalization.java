package org.fascicle.benchmarks.tensorflow;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.types.TFloat32;

/**
 * Batch normalisation by the library's fused kernel; its moving means are assigned in each step.
 */
record Normalization(Ops tf, Parameters parameters) {
  private static final float EPSILON = 1.001e-5f;
  private static final float MOMENTUM = 0.99f;

  /** (N, H, W, C) to the same. */
  Operand<TFloat32> of(Operand<TFloat32> x) {
    long channels = x.shape().get(-1);
    FusedBatchNorm<TFloat32, TFloat32> made =
        tf.nn.fusedBatchNorm(
            x,
            parameters.vector(channels, 1),
            parameters.vector(channels, 0),
            tf.constant(new float[0]),
            tf.constant(new float[0]),
            FusedBatchNorm.epsilon(EPSILON),
            FusedBatchNorm.isTraining(true));
    move(channels, 0, made.batchMean());
    move(channels, 1, made.batchVariance());
    return made.y();
  }

  private void move(long channels, float first, Operand<TFloat32> batch) {
    Variable<TFloat32> moving =
        parameters.state(
            Shape.of(channels), tf.fill(tf.constant(new long[] {channels}), tf.constant(first)));
    parameters.inEachStep(
        tf.assignSub(moving, tf.math.mul(tf.math.sub(moving, batch), tf.constant(1 - MOMENTUM))));
  }
}
