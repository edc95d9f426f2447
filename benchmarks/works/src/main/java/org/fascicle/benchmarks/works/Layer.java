package org.fascicle.benchmarks.works;

import java.util.List;

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
    /** 1 / (1 + exp -x). */
    SIGMOID,
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
   * A convolution with bias: (N, H, W, C) to (N, H', W', filters).
   *
   * @param size of the square window
   * @param stride its distance from the next one
   * @param padding zeros around the edges, on each side
   * @param isRelu whether ReLU follows
   */
  record Convolution(int filters, int size, int stride, int padding, boolean isRelu)
      implements Layer {
    /** With ReLU, edges padded so that H' = H. */
    public static Convolution same(int filters, int size) {
      return new Convolution(filters, size, 1, size / 2, true);
    }

    /** With ReLU, windows within the edges. */
    public static Convolution valid(int filters, int size) {
      return new Convolution(filters, size, 1, 0, true);
    }

    /** Without an activation, edges padded so that H' = H / stride, rounded up. */
    public static Convolution linear(int filters, int size, int stride) {
      return new Convolution(filters, size, stride, size / 2, false);
    }

    /** How many windows there are along an axis of so many pixels. */
    public int windows(int pixels) {
      return (pixels + 2 * padding - size) / stride + 1;
    }

    @Override
    public <X> X translate(Layers<X> library, X x) {
      return library.convolution(this, x);
    }
  }

  /**
   * The greatest of each square window: (N, H, W, C) to (N, H', W', C).
   *
   * @param padding zeros around the edges, on each side: what goes in is not below zero there
   */
  record MaxPooling(int size, int stride, int padding) implements Layer {
    /** Windows side by side. */
    public MaxPooling(int size) {
      this(size, size, 0);
    }

    /** How many windows there are along an axis of so many pixels. */
    public int windows(int pixels) {
      return (pixels + 2 * padding - size) / stride + 1;
    }

    @Override
    public <X> X translate(Layers<X> library, X x) {
      return library.maxPooling(this, x);
    }
  }

  /** The mean of each channel: (N, H, W, C) to (N, C). */
  record GlobalPooling() implements Layer {
    @Override
    public <X> X translate(Layers<X> library, X x) {
      return library.globalPooling(x);
    }
  }

  /**
   * Batch normalisation of each channel, with scale and shift: (N, H, W, C) to the same.
   *
   * @param isRelu whether ReLU follows
   */
  record Normalization(boolean isRelu) implements Layer {
    @Override
    public <X> X translate(Layers<X> library, X x) {
      return library.normalization(this, x);
    }
  }

  /**
   * max(body(x) + shortcut(x), 0).
   *
   * @param shortcut no layer where x itself is added
   * @see <a href="https://arxiv.org/abs/1512.03385">He et al.: Deep residual learning (2015)</a>
   */
  record Residual(List<Layer> body, List<Layer> shortcut) implements Layer {
    /** Copies. */
    public Residual {
      body = List.copyOf(body);
      shortcut = List.copyOf(shortcut);
    }

    @Override
    public <X> X translate(Layers<X> library, X x) {
      return library.residual(this, x);
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

  /**
   * Long short-term memory, tanh and sigmoid: (N, T, F) to (N, units) of the last step.
   *
   * @param isSequence whether every step's output goes on: (N, T, units)
   * @param isStateful whether a batch begins with the states that the one before ended with
   */
  record Lstm(int units, boolean isSequence, boolean isStateful) implements Layer {
    /** The last step's output, from zero states. */
    public Lstm(int units) {
      this(units, false, false);
    }

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

  /** A fully connected recurrent network, tanh, the last step's output: (N, T, F) to (N, units). */
  record SimpleRnn(int units) implements Layer {
    @Override
    public <X> X translate(Layers<X> library, X x) {
      return library.simpleRnn(this, x);
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
