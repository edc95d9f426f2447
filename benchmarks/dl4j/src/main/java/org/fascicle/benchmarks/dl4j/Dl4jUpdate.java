package org.fascicle.benchmarks.dl4j;

import org.fascicle.benchmarks.works.Action;
import org.fascicle.benchmarks.works.Update;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Adam;

/** ND4J's Adam, which makes the gradient the change, and then the change. */
final class Dl4jUpdate implements Action {
  private final INDArray parameter;
  private final INDArray gradient;
  private final INDArray means;
  private final GradientUpdater<?> adam;

  Dl4jUpdate(Update work) {
    parameter = Nd4j.create(work.filled(0.5f), new long[] {1, work.size()}, 'c');
    gradient = Nd4j.create(work.filled(1e-3f), new long[] {1, work.size()}, 'c');
    means = Nd4j.create(new float[2 * work.size()], new long[] {1, 2L * work.size()}, 'c');
    adam = new Adam(1e-3).instantiate(means, true);
  }

  @Override
  public void run(int number) {
    adam.applyUpdater(gradient, number, 0);
    parameter.subi(gradient);
  }

  @Override
  public void close() {
    parameter.close();
    gradient.close();
    means.close();
  }
}
