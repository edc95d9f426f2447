package org.fascicle.benchmarks.dl4j;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.fascicle.benchmarks.works.Samples;
import org.fascicle.benchmarks.works.StepTrainer;
import org.fascicle.benchmarks.works.Training;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A network of DL4J's layers, trained batch by batch. */
final class Dl4jTrainer implements StepTrainer {
  private final Samples samples;
  private final long[] inputShape;
  private final long[] labelShape;
  private final float[][] oneHot;
  private final ComputationGraph network;

  Dl4jTrainer(Training work, Samples samples) {
    this.samples = samples;
    inputShape = Networks.shape(work.network(), work.batch());
    labelShape = new long[] {work.batch(), work.network().classes()};
    oneHot = new float[samples.batches()][];
    for (int i = 0; i < oneHot.length; i++) {
      oneHot[i] = samples.oneHot(i);
    }
    network = Networks.build(work);
  }

  @Override
  public long parameters() {
    return Networks.parameters(network);
  }

  @Override
  public double step(int number) {
    int batch = number % samples.batches();
    try (INDArray x = Nd4j.create(samples.values(batch), inputShape, 'c');
        INDArray y = Nd4j.create(oneHot[batch], labelShape, 'c')) {
      network.fit(new INDArray[] {x}, new INDArray[] {y});
      return network.score();
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
