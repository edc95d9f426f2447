package org.fascicle.benchmarks.fascicle;

import java.util.Locale;
import org.fascicle.api.model.FunctionalBuilder;
import org.fascicle.api.model.Node;
import org.fascicle.benchmarks.works.Layer;
import org.fascicle.benchmarks.works.Layers;
import org.fascicle.specs.Activation;
import org.fascicle.specs.Add;
import org.fascicle.specs.BatchNormalization;
import org.fascicle.specs.Conv2D;
import org.fascicle.specs.Dense;
import org.fascicle.specs.Dropout;
import org.fascicle.specs.Embedding;
import org.fascicle.specs.Flatten;
import org.fascicle.specs.GRU;
import org.fascicle.specs.GlobalAveragePooling1D;
import org.fascicle.specs.GlobalAveragePooling2D;
import org.fascicle.specs.LSTM;
import org.fascicle.specs.LayerNormalization;
import org.fascicle.specs.MaxPooling2D;
import org.fascicle.specs.MultiHeadAttention;
import org.fascicle.specs.SimpleRNN;
import org.fascicle.specs.ZeroPadding2D;

/** Layers as Fascicle's. */
record FascicleLayers(FunctionalBuilder f) implements Layers<Node> {
  @Override
  public Node dense(Layer.Dense layer, Node x) {
    String activation = layer.activation().name().toLowerCase(Locale.ROOT);
    Dense dense = Dense.of(layer.units()).activation(activation);
    boolean isLast = layer.activation() == Layer.Activation.SOFTMAX;
    return f.apply(isLast ? dense.dtype("float32") : dense, x);
  }

  @Override
  public Node convolution(Layer.Convolution layer, Node x) {
    boolean isSame = layer.stride() == 1 && layer.padding() == layer.size() / 2;
    Conv2D convolution =
        Conv2D.of(layer.filters(), layer.size())
            .strides(layer.stride())
            .padding(isSame ? "same" : "valid");
    return f.apply(
        layer.isRelu() ? convolution.activation("relu") : convolution,
        isSame ? x : padded(layer.padding(), x));
  }

  @Override
  public Node maxPooling(Layer.MaxPooling layer, Node x) {
    return f.apply(
        MaxPooling2D.of(layer.size()).strides(layer.stride()), padded(layer.padding(), x));
  }

  private Node padded(int zeros, Node x) {
    return zeros == 0 ? x : f.apply(ZeroPadding2D.of(zeros), x);
  }

  @Override
  public Node globalPooling(Node x) {
    return f.apply(GlobalAveragePooling2D.of(), x);
  }

  @Override
  public Node normalization(Layer.Normalization layer, Node x) {
    Node normalized = f.apply(BatchNormalization.of().epsilon(1.001e-5), x);
    return layer.isRelu() ? f.apply(Activation.of("relu"), normalized) : normalized;
  }

  @Override
  public Node residual(Layer.Residual layer, Node x) {
    Node sum = f.apply(Add.of(), all(layer.shortcut(), x), all(layer.body(), x));
    return f.apply(Activation.of("relu"), sum);
  }

  @Override
  public Node dropout(Layer.Dropout layer, Node x) {
    return f.apply(Dropout.of(layer.rate()), x);
  }

  @Override
  public Node flatten(Node x) {
    return f.apply(Flatten.of(), x);
  }

  @Override
  public Node lstm(Layer.Lstm layer, Node x) {
    return f.apply(
        LSTM.of(layer.units()).returnSequences(layer.isSequence()).stateful(layer.isStateful()), x);
  }

  @Override
  public Node gru(Layer.Gru layer, Node x) {
    return f.apply(GRU.of(layer.units()), x);
  }

  @Override
  public Node simpleRnn(Layer.SimpleRnn layer, Node x) {
    return f.apply(SimpleRNN.of(layer.units()), x);
  }

  @Override
  public Node embedding(Layer.Embedding layer, Node x) {
    return f.apply(Embedding.of(layer.symbols(), layer.features()), x);
  }

  @Override
  public Node encoder(Layer.Encoder layer, Node x) {
    int keys = layer.features() / layer.heads();
    Node seen = around(x, f.apply(MultiHeadAttention.of(layer.heads(), keys), x, x));
    Node hidden = f.apply(Dense.of(layer.hidden()).activation("relu"), seen);
    return around(seen, f.apply(Dense.of(layer.features()), hidden));
  }

  private Node around(Node x, Node change) {
    return f.apply(LayerNormalization.of(), f.apply(Add.of(), x, change));
  }

  @Override
  public Node mean(Node x) {
    return f.apply(GlobalAveragePooling1D.of(), x);
  }
}
