package org.fascicle.benchmarks.onednn;

import org.fascicle.benchmarks.works.Layer;
import org.fascicle.benchmarks.works.Layers;
import org.fascicle.benchmarks.works.UnsupportedWorkException;

/**
 * Layers as the primitives that do nearly all of their work: products, convolutions, pooling,
 * normalisation, recurrent networks. Every array lies as its primitive likes it, and where two
 * disagree each has its own: no copies. No loss, no dropout, no gradient of an activation, no
 * update.
 */
final class OneDnnLayers implements Layers<Flow> {
  private final Dnn dnn;
  private final Tape tape;
  private final boolean isTraining;

  OneDnnLayers(Dnn dnn, Tape tape, boolean isTraining) {
    this.dnn = dnn;
    this.tape = tape;
    this.isTraining = isTraining;
  }

  @Override
  public Flow dense(Layer.Dense layer, Flow x) {
    return new Product(dnn, tape, isTraining).of(layer, x);
  }

  @Override
  public Flow convolution(Layer.Convolution layer, Flow x) {
    return new Convolution(dnn, tape, isTraining).of(layer, x);
  }

  @Override
  public Flow maxPooling(Layer.MaxPooling layer, Flow x) {
    long height = layer.windows((int) x.dim(2));
    long width = layer.windows((int) x.dim(3));
    return new Pooling(dnn, tape, isTraining).max(layer, x, height, width);
  }

  @Override
  public Flow globalPooling(Flow x) {
    return new Pooling(dnn, tape, isTraining).global(x);
  }

  @Override
  public Flow normalization(Layer.Normalization layer, Flow x) {
    return new Normalization(dnn, tape, isTraining).of(layer, x);
  }

  /** Both ways; what their sum costs does not count. */
  @Override
  public Flow residual(Layer.Residual layer, Flow x) {
    int before = tape.mark();
    Flow y = all(layer.body(), x);
    Tape.Gradient body = tape.since(before);
    all(layer.shortcut(), x);
    Tape.Gradient shortcut = tape.since(before);
    tape.gradient(
        dy -> {
          shortcut.of(dy);
          return body.of(dy);
        });
    return y;
  }

  @Override
  public Flow lstm(Layer.Lstm layer, Flow x) {
    return recurrent(RecurrentPrimitives.LSTM).of(layer.units(), layer.isSequence(), x);
  }

  @Override
  public Flow dropout(Layer.Dropout layer, Flow x) {
    return x;
  }

  @Override
  public Flow flatten(Flow x) {
    return x;
  }

  @Override
  public Flow gru(Layer.Gru layer, Flow x) {
    return recurrent(RecurrentPrimitives.GRU).of(layer.units(), false, x);
  }

  @Override
  public Flow simpleRnn(Layer.SimpleRnn layer, Flow x) {
    return recurrent(RecurrentPrimitives.SIMPLE).of(layer.units(), false, x);
  }

  private Recurrent recurrent(RecurrentPrimitives kind) {
    return new Recurrent(dnn, tape, isTraining, kind);
  }

  @Override
  public Flow embedding(Layer.Embedding layer, Flow x) {
    throw noLimit();
  }

  private static UnsupportedWorkException noLimit() {
    return new UnsupportedWorkException("states no limit of this work");
  }
}
