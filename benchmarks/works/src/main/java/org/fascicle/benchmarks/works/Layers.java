package org.fascicle.benchmarks.works;

import java.util.List;

/**
 * How a library builds each kind of layer: one method a kind, so that none is forgotten. Those that
 * not every library has throw unless they are overridden.
 *
 * @param <X> what it builds networks of
 */
public interface Layers<X> {
  /** Adds layers, one behind the other. */
  default X all(List<Layer> layers, X x) {
    X last = x;
    for (Layer layer : layers) {
      last = layer.translate(this, last);
    }
    return last;
  }

  /** Adds a dense layer. */
  X dense(Layer.Dense layer, X x);

  /** Adds a convolution. */
  X convolution(Layer.Convolution layer, X x);

  /** Adds pooling. */
  X maxPooling(Layer.MaxPooling layer, X x);

  /** Adds dropout. */
  X dropout(Layer.Dropout layer, X x);

  /** Adds flattening. */
  X flatten(X x);

  /** Adds the mean of each channel. */
  X globalPooling(X x);

  /** Adds batch normalisation. */
  X normalization(Layer.Normalization layer, X x);

  /** Adds two ways to a sum. */
  X residual(Layer.Residual layer, X x);

  /** Adds an LSTM. */
  X lstm(Layer.Lstm layer, X x);

  /** Adds a GRU. */
  default X gru(Layer.Gru layer, X x) {
    throw new UnsupportedWorkException("has no GRU that resets after the product");
  }

  /** Adds a SimpleRNN. */
  default X simpleRnn(Layer.SimpleRnn layer, X x) {
    throw new UnsupportedWorkException(
        "is not asked for a SimpleRNN: only its limit is of interest");
  }

  /** Adds an embedding. */
  default X embedding(Layer.Embedding layer, X x) {
    throw new UnsupportedWorkException("has no embedding of sequences");
  }

  /** Adds an encoder block. */
  default X encoder(Layer.Encoder layer, X x) {
    throw new UnsupportedWorkException("has no encoder block");
  }

  /** Adds the mean over time. */
  default X mean(X x) {
    throw new UnsupportedWorkException("has no mean over time");
  }
}
