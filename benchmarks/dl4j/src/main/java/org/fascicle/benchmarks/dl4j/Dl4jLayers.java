package org.fascicle.benchmarks.dl4j;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.fascicle.benchmarks.works.Layer;
import org.fascicle.benchmarks.works.Layers;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Layers as DL4J's, in its order of axes: channels and features before place and time. What flows
 * are the names of the graph's vertices.
 */
final class Dl4jLayers implements Layers<String> {
  private final GraphBuilder graph;

  /** Whether a stateful layer's steps go on: its last step could not be taken out of them. */
  private final boolean isStateful;

  private int count;

  Dl4jLayers(GraphBuilder graph, boolean isStateful) {
    this.graph = graph;
    this.isStateful = isStateful;
  }

  private String add(org.deeplearning4j.nn.conf.layers.Layer layer, String x) {
    String name = "layer" + count++;
    graph.addLayer(name, layer, x);
    return name;
  }

  @Override
  public String dense(Layer.Dense layer, String x) {
    return switch (layer.activation()) {
      case RELU -> dense(layer.units(), Activation.RELU, x);
      case SIGMOID -> dense(layer.units(), Activation.SIGMOID, x);
      case SOFTMAX -> add(output(layer.units()), x);
    };
  }

  private String dense(int units, Activation activation, String x) {
    return add(new DenseLayer.Builder().nOut(units).activation(activation).build(), x);
  }

  private org.deeplearning4j.nn.conf.layers.Layer output(int units) {
    return isStateful
        ? new RnnOutputLayer.Builder(LossFunction.MCXENT)
            .nOut(units)
            .activation(Activation.SOFTMAX)
            .build()
        : new OutputLayer.Builder(LossFunction.MCXENT)
            .nOut(units)
            .activation(Activation.SOFTMAX)
            .build();
  }

  @Override
  public String convolution(Layer.Convolution layer, String x) {
    return add(
        new ConvolutionLayer.Builder(layer.size(), layer.size())
            .nOut(layer.filters())
            .stride(layer.stride(), layer.stride())
            .padding(layer.padding(), layer.padding())
            .convolutionMode(ConvolutionMode.Truncate)
            .activation(layer.isRelu() ? Activation.RELU : Activation.IDENTITY)
            .build(),
        x);
  }

  @Override
  public String maxPooling(Layer.MaxPooling layer, String x) {
    return add(
        new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
            .kernelSize(layer.size(), layer.size())
            .stride(layer.stride(), layer.stride())
            .padding(layer.padding(), layer.padding())
            .build(),
        x);
  }

  @Override
  public String globalPooling(String x) {
    return add(new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), x);
  }

  @Override
  public String normalization(Layer.Normalization layer, String x) {
    BatchNormalization made = new BatchNormalization.Builder().eps(1.001e-5).decay(0.99).build();
    String y = add(made, x);
    return layer.isRelu() ? relu(y) : y;
  }

  private String relu(String x) {
    return add(new ActivationLayer.Builder().activation(Activation.RELU).build(), x);
  }

  @Override
  public String residual(Layer.Residual layer, String x) {
    String sum = "sum" + count++;
    graph.addVertex(
        sum,
        new ElementWiseVertex(ElementWiseVertex.Op.Add),
        List.of(all(layer.shortcut(), x), all(layer.body(), x)).toArray(String[]::new));
    return relu(sum);
  }

  @Override
  public String dropout(Layer.Dropout layer, String x) {
    // Its number is the chance to stay.
    return add(new DropoutLayer.Builder(1 - layer.rate()).build(), x);
  }

  /** The library flattens by itself before a dense layer. */
  @Override
  public String flatten(String x) {
    return x;
  }

  @Override
  public String lstm(Layer.Lstm layer, String x) {
    LSTM lstm = new LSTM.Builder().nOut(layer.units()).activation(Activation.TANH).build();
    return add(layer.isSequence() || layer.isStateful() ? lstm : new LastTimeStep(lstm), x);
  }

  @Override
  public String embedding(Layer.Embedding layer, String x) {
    return add(
        new EmbeddingSequenceLayer.Builder().nIn(layer.symbols()).nOut(layer.features()).build(),
        x);
  }
}
