package org.fascicle.benchmarks.dl4j;

import java.util.List;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.fascicle.benchmarks.works.Input;
import org.fascicle.benchmarks.works.Samples;
import org.fascicle.benchmarks.works.StepTrainer;
import org.fascicle.benchmarks.works.Training;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;

/** A network of DL4J's layers, trained batch by batch. */
final class Dl4jTrainer implements StepTrainer {
  private final Samples samples;
  private final long[] inputShape;
  private final long[] labelShape;
  private final float[][] oneHot;
  private final MultiLayerNetwork network;

  Dl4jTrainer(Training work, Samples samples) {
    this.samples = samples;
    inputShape = shape(work);
    labelShape = new long[] {work.batch(), work.network().classes()};
    oneHot = new float[samples.batches()][];
    for (int i = 0; i < oneHot.length; i++) {
      oneHot[i] = samples.oneHot(i);
    }
    ListBuilder layers =
        new NeuralNetConfiguration.Builder()
            .seed(1)
            .weightInit(WeightInit.XAVIER)
            .updater(updater(work))
            .cacheMode(CacheMode.DEVICE)
            .list();
    work.network().translate(new Dl4jLayers(), layers);
    network = new MultiLayerNetwork(layers.setInputType(type(work.network().input())).build());
    network.init();
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
  private static long[] shape(Training work) {
    List<Integer> shape = work.network().input().shape();
    long batch = work.batch();
    return switch (shape.size()) {
      case 1 -> new long[] {batch, shape.get(0)};
      case 2 -> new long[] {batch, shape.get(1), shape.get(0)};
      default -> new long[] {batch, shape.get(2), shape.get(0), shape.get(1)};
    };
  }

  @Override
  public long parameters() {
    return network.numParams();
  }

  @Override
  public double step(int number) {
    int batch = number % samples.batches();
    try (INDArray x = Nd4j.create(samples.values(batch), inputShape, 'c');
        INDArray y = Nd4j.create(oneHot[batch], labelShape, 'c')) {
      network.fit(x, y);
      return network.score();
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
