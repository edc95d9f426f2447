package org.fascicle.benchmarks.dl4j;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.fascicle.benchmarks.works.Inference;
import org.fascicle.benchmarks.works.Predictor;
import org.fascicle.benchmarks.works.Samples;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Asks by the network's output. */
final class Dl4jPredictor implements Predictor {
  private final Samples samples;
  private final long[] shape;
  private final boolean isStateful;
  private final ComputationGraph network;

  Dl4jPredictor(Inference work, Samples samples) {
    this.samples = samples;
    shape = Networks.shape(work.training().network(), work.batch());
    isStateful = work.training().network().isStateful();
    network = Networks.build(work.training());
  }

  @Override
  public long parameters() {
    return Networks.parameters(network);
  }

  @Override
  public void run(int number) {
    try (INDArray x = Nd4j.create(samples.values(number % samples.batches()), shape, 'c');
        INDArray answer = isStateful ? network.rnnTimeStep(x)[0] : network.outputSingle(x)) {
      answer.data().asFloat();
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
