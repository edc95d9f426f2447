package org.fascicle.benchmarks.tensorflow;

import org.fascicle.benchmarks.works.Layer;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.op.train.BatchMatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** An encoder block of a Transformer, by operations. */
record EncoderBlock(Ops tf, Parameters parameters, Layer.Encoder layer) {
  private static final float EPSILON = 1e-3f;

  /** (N, T, F) to the same. */
  Operand<TFloat32> of(Operand<TFloat32> x) {
    Rows rows = new Rows(tf, parameters);
    Operand<TFloat32> seen = normalized(tf.math.add(x, attention(rows, x)));
    Operand<TFloat32> hidden = tf.nn.relu(rows.dense(seen, layer.hidden()));
    return normalized(tf.math.add(seen, rows.dense(hidden, layer.features())));
  }

  private Operand<TFloat32> attention(Rows rows, Operand<TFloat32> x) {
    float scale = (float) (1 / Math.sqrt((double) layer.features() / layer.heads()));
    Operand<TFloat32> queries = heads(rows.dense(x, layer.features()));
    Operand<TFloat32> keys = heads(rows.dense(x, layer.features()));
    Operand<TFloat32> values = heads(rows.dense(x, layer.features()));
    Operand<TFloat32> scores =
        tf.train.batchMatMul(
            tf.math.mul(queries, tf.constant(scale)), keys, TFloat32.class, BatchMatMul.adjY(true));
    Operand<TFloat32> mixed = tf.train.batchMatMul(tf.nn.softmax(scores), values, TFloat32.class);
    Operand<TFloat32> steps = tf.linalg.transpose(mixed, swap());
    return rows.dense(tf.reshape(steps, tf.constant(x.shape().asArray())), layer.features());
  }

  /** (N, T, F) to (N, heads, T, F / heads). */
  private Operand<TFloat32> heads(Operand<TFloat32> x) {
    long[] dims = {
      x.shape().get(0), x.shape().get(1), layer.heads(), layer.features() / layer.heads()
    };
    return tf.linalg.transpose(tf.reshape(x, tf.constant(dims)), swap());
  }

  private Operand<TInt32> swap() {
    return tf.constant(new int[] {0, 2, 1, 3});
  }

  private Operand<TFloat32> normalized(Operand<TFloat32> x) {
    Operand<TInt32> last = tf.constant(2);
    Operand<TFloat32> mean = tf.math.mean(x, last, Mean.keepDims(true));
    Operand<TFloat32> variance =
        tf.math.mean(tf.math.squaredDifference(x, mean), last, Mean.keepDims(true));
    Operand<TFloat32> scale = tf.math.rsqrt(tf.math.add(variance, tf.constant(EPSILON)));
    Operand<TFloat32> gamma = parameters.vector(layer.features(), 1);
    Operand<TFloat32> beta = parameters.vector(layer.features(), 0);
    return tf.math.add(tf.math.mul(tf.math.mul(tf.math.sub(x, mean), scale), gamma), beta);
  }
}
