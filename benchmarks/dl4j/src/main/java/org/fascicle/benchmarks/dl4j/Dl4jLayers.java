package org.fascicle.benchmarks.dl4j;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.fascicle.benchmarks.works.Layer;
import org.fascicle.benchmarks.works.Layers;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Layers as DL4J's, in its order of axes: channels and features before place and time. */
final class Dl4jLayers implements Layers<ListBuilder> {
  @Override
  public ListBuilder dense(Layer.Dense layer, ListBuilder x) {
    return x.layer(
        layer.activation() == Layer.Activation.RELU
            ? new DenseLayer.Builder().nOut(layer.units()).activation(Activation.RELU).build()
            : new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(layer.units())
                .activation(Activation.SOFTMAX)
                .build());
  }

  @Override
  public ListBuilder convolution(Layer.Convolution layer, ListBuilder x) {
    return x.layer(
        new ConvolutionLayer.Builder(layer.size(), layer.size())
            .nOut(layer.filters())
            .convolutionMode(layer.isSame() ? ConvolutionMode.Same : ConvolutionMode.Truncate)
            .activation(Activation.RELU)
            .build());
  }

  @Override
  public ListBuilder maxPooling(Layer.MaxPooling layer, ListBuilder x) {
    return x.layer(
        new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
            .kernelSize(layer.size(), layer.size())
            .stride(layer.size(), layer.size())
            .build());
  }

  @Override
  public ListBuilder dropout(Layer.Dropout layer, ListBuilder x) {
    // Its number is the chance to stay.
    return x.layer(new DropoutLayer.Builder(1 - layer.rate()).build());
  }

  /** The library flattens by itself before a dense layer. */
  @Override
  public ListBuilder flatten(ListBuilder x) {
    return x;
  }

  @Override
  public ListBuilder lstm(Layer.Lstm layer, ListBuilder x) {
    return x.layer(
        new LastTimeStep(
            new LSTM.Builder().nOut(layer.units()).activation(Activation.TANH).build()));
  }

  @Override
  public ListBuilder embedding(Layer.Embedding layer, ListBuilder x) {
    return x.layer(
        new EmbeddingSequenceLayer.Builder().nIn(layer.symbols()).nOut(layer.features()).build());
  }
}
