package org.fascicle.benchmarks.works;

/** A layer of a network, in no library's words; its parameters are those of Keras 3. */
public sealed interface Layer {
  /**
   * Has a library add this layer.
   *
   * @param x what goes in
   * @param <X> what the library builds networks of: a node, an operand, a list of layers
   */
  <X> X translate(Layers<X> library, X x);

  /** What follows the weighted sum. */
  enum Activation {
    /** max(x, 0). */
    RELU,
    /** Probabilities of classes: the last layer of every network. */
    SOFTMAX
  }

  /** (N, F) to (N, units), with bias. */
  record Dense(int units, Activation activation) implements Layer {
    @Override
    public <X> X translate(Layers<X> library, X x) {
      return library.dense(this, x);
    }
  }

  /**
   * A convolution with stride 1, bias and ReLU: (N, H, W, C) to (N, H', W', filters).
   *
   * @param size of the square window
   * @param isSame whether the edges are padded with zeros so that H' = H
   */
  record Convolution(int filters, int size, boolean isSame) implements Layer {
    @Override
    public <X> X translate(Layers<X> library, X x) {
      return library.convolution(this, x);
    }
  }

  /** The greatest of each square window, windows side by side: (N, H, W, C) to (N, H', W', C). */
  record MaxPooling(int size) implements Layer {
    @Override
    public <X> X translate(Layers<X> library, X x) {
      return library.maxPooling(this, x);
    }
  }

  /** Drops values while training and scales up the others. */
  record Dropout(double rate) implements Layer {
    @Override
    public <X> X translate(Layers<X> library, X x) {
      return library.dropout(this, x);
    }
  }

  /** (N, …) to (N, F). */
  record Flatten() implements Layer {
    @Override
    public <X> X translate(Layers<X> library, X x) {
      return library.flatten(x);
    }
  }

  /** Long short-term memory, tanh and sigmoid, the last step's output: (N, T, F) to (N, units). */
  record Lstm(int units) implements Layer {
    @Override
    public <X> X translate(Layers<X> library, X x) {
      return library.lstm(this, x);
    }
  }

  /**
   * Gated recurrent units that reset after the product, tanh and sigmoid, the last step's output:
   * (N, T, F) to (N, units).
   */
  record Gru(int units) implements Layer {
    @Override
    public <X> X translate(Layers<X> library, X x) {
      return library.gru(this, x);
    }
  }

  /** Vectors of symbols: (N, T) to (N, T, features). */
  record Embedding(int symbols, int features) implements Layer {
    @Override
    public <X> X translate(Layers<X> library, X x) {
      return library.embedding(this, x);
    }
  }

  /**
   * A Transformer's encoder block: (N, T, features) to the same. Self-attention with heads of
   * features / heads, with biases; two dense layers, the first with ReLU; each part around what
   * came in, then normalised.
   *
   * @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al.: Attention is all you need
   *     (2017)</a>
   */
  record Encoder(int features, int heads, int hidden) implements Layer {
    @Override
    public <X> X translate(Layers<X> library, X x) {
      return library.encoder(this, x);
    }
  }

  /** The mean over time: (N, T, F) to (N, F). */
  record Mean() implements Layer {
    @Override
    public <X> X translate(Layers<X> library, X x) {
      return library.mean(x);
    }
  }
}
