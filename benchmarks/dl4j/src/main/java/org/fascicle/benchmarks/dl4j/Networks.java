package org.fascicle.benchmarks.dl4j;

import java.util.List;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.fascicle.benchmarks.works.Input;
import org.fascicle.benchmarks.works.Network;
import org.fascicle.benchmarks.works.Training;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;

/** Networks as DL4J's. */
final class Networks {
  private Networks() {}

  /** Builds one, with its optimiser. */
  static MultiLayerNetwork build(Training work) {
    ListBuilder layers =
        new NeuralNetConfiguration.Builder()
            .seed(1)
            .weightInit(WeightInit.XAVIER)
            .updater(updater(work))
            .cacheMode(CacheMode.DEVICE)
            .list();
    work.network().translate(new Dl4jLayers(), layers);
    MultiLayerNetwork network =
        new MultiLayerNetwork(layers.setInputType(type(work.network().input())).build());
    network.init();
    return network;
  }

  private static IUpdater updater(Training work) {
    double rate = work.optimizer().rate();
    return work.optimizer() == Training.Optimizer.ADAM
        ? Adam.builder().learningRate(rate).epsilon(1e-7).build()
        : new Sgd(rate);
  }

  private static InputType type(Input input) {
    List<Integer> shape = input.shape();
    if (input instanceof Input.Symbols symbols) {
      return InputType.recurrent(symbols.symbols(), symbols.length());
    }
    return switch (shape.size()) {
      case 1 -> InputType.feedForward(shape.get(0));
      case 2 -> InputType.recurrent(shape.get(1), shape.get(0));
      default -> InputType.convolutional(shape.get(0), shape.get(1), shape.get(2));
    };
  }

  /** (N, F), (N, T), (N, F, T) or (N, C, H, W). */
  static long[] shape(Network network, long batch) {
    List<Integer> shape = network.input().shape();
    return switch (shape.size()) {
      case 1 -> new long[] {batch, shape.get(0)};
      case 2 -> new long[] {batch, shape.get(1), shape.get(0)};
      default -> new long[] {batch, shape.get(2), shape.get(0), shape.get(1)};
    };
  }
}
