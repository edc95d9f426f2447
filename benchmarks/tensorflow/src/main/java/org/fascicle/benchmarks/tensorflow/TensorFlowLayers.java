package org.fascicle.benchmarks.tensorflow;

import java.util.List;
import org.fascicle.benchmarks.works.Layer;
import org.fascicle.benchmarks.works.Layers;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Stack;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Layers as operations of TensorFlow. The softmax at the end is the loss's, as its documentation
 * advises: the network gives logits.
 */
final class TensorFlowLayers implements Layers<Operand<TFloat32>> {
  private final Ops tf;
  private final Parameters parameters;
  private final boolean isTraining;

  TensorFlowLayers(Ops tf, Parameters parameters, boolean isTraining) {
    this.tf = tf;
    this.parameters = parameters;
    this.isTraining = isTraining;
  }

  @Override
  public Operand<TFloat32> dense(Layer.Dense layer, Operand<TFloat32> x) {
    long in = x.shape().get(-1);
    Operand<TFloat32> sum =
        tf.nn.biasAdd(
            tf.linalg.matMul(x, parameters.weights(in, layer.units(), in, layer.units())),
            parameters.vector(layer.units(), 0));
    return switch (layer.activation()) {
      case RELU -> tf.nn.relu(sum);
      case SIGMOID -> tf.math.sigmoid(sum);
      case SOFTMAX -> sum;
    };
  }

  @Override
  public Operand<TFloat32> convolution(Layer.Convolution layer, Operand<TFloat32> x) {
    long in = x.shape().get(3);
    long window = (long) layer.size() * layer.size();
    Variable<TFloat32> filters =
        parameters.weights(
            window * in, window * layer.filters(), layer.size(), layer.size(), in, layer.filters());
    boolean isSame = layer.stride() == 1 && layer.padding() == layer.size() / 2;
    long stride = layer.stride();
    Operand<TFloat32> sum =
        tf.nn.biasAdd(
            tf.nn.conv2d(
                isSame ? x : padded(layer.padding(), x),
                filters,
                List.of(1L, stride, stride, 1L),
                isSame ? "SAME" : "VALID"),
            parameters.vector(layer.filters(), 0));
    return layer.isRelu() ? tf.nn.relu(sum) : sum;
  }

  @Override
  public Operand<TFloat32> maxPooling(Layer.MaxPooling layer, Operand<TFloat32> x) {
    Operand<TInt32> window = tf.constant(new int[] {1, layer.size(), layer.size(), 1});
    Operand<TInt32> strides = tf.constant(new int[] {1, layer.stride(), layer.stride(), 1});
    return tf.nn.maxPool(padded(layer.padding(), x), window, strides, "VALID");
  }

  private Operand<TFloat32> padded(int zeros, Operand<TFloat32> x) {
    int[][] around = {{0, 0}, {zeros, zeros}, {zeros, zeros}, {0, 0}};
    return zeros == 0 ? x : tf.pad(x, tf.constant(around), tf.constant(0f));
  }

  @Override
  public Operand<TFloat32> globalPooling(Operand<TFloat32> x) {
    return tf.math.mean(x, tf.constant(new int[] {1, 2}));
  }

  @Override
  public Operand<TFloat32> normalization(Layer.Normalization layer, Operand<TFloat32> x) {
    Operand<TFloat32> y = new Normalization(tf, parameters).of(x);
    return layer.isRelu() ? tf.nn.relu(y) : y;
  }

  @Override
  public Operand<TFloat32> residual(Layer.Residual layer, Operand<TFloat32> x) {
    return tf.nn.relu(tf.math.add(all(layer.shortcut(), x), all(layer.body(), x)));
  }

  @Override
  public Operand<TFloat32> dropout(Layer.Dropout layer, Operand<TFloat32> x) {
    if (!isTraining) {
      return x;
    }
    float rate = (float) layer.rate();
    Operand<TFloat32> drawn =
        tf.random.randomUniform(tf.constant(x.shape().asArray()), TFloat32.class);
    Operand<TFloat32> kept =
        tf.dtypes.cast(tf.math.greaterEqual(drawn, tf.constant(rate)), TFloat32.class);
    return tf.math.mul(tf.math.mul(x, tf.constant(1 / (1 - rate))), kept);
  }

  @Override
  public Operand<TFloat32> flatten(Operand<TFloat32> x) {
    long batch = x.shape().get(0);
    return tf.reshape(x, tf.constant(new long[] {batch, x.shape().size() / batch}));
  }

  @Override
  public Operand<TFloat32> lstm(Layer.Lstm layer, Operand<TFloat32> x) {
    UnrolledLstm lstm = new UnrolledLstm(tf, parameters, layer, x);
    return layer.isSequence() ? tf.stack(lstm.steps(), Stack.axis(1L)) : lstm.last();
  }

  @Override
  public Operand<TFloat32> gru(Layer.Gru layer, Operand<TFloat32> x) {
    return new Gru(tf, parameters, layer.units(), x).last();
  }

  @Override
  public Operand<TFloat32> embedding(Layer.Embedding layer, Operand<TFloat32> x) {
    Variable<TFloat32> table =
        parameters.weights(layer.symbols(), layer.features(), layer.symbols(), layer.features());
    // Whole numbers come as float32: one placeholder for all works.
    return tf.gather(table, tf.dtypes.cast(x, TInt32.class), tf.constant(0));
  }

  @Override
  public Operand<TFloat32> encoder(Layer.Encoder layer, Operand<TFloat32> x) {
    return new EncoderBlock(tf, parameters, layer).of(x);
  }

  @Override
  public Operand<TFloat32> mean(Operand<TFloat32> x) {
    return tf.math.mean(x, tf.constant(1));
  }
}
