package org.fascicle.benchmarks.dl4j;

import org.fascicle.benchmarks.works.Action;
import org.fascicle.benchmarks.works.Kernel;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** An operation of ND4J's arrays. */
final class Dl4jKernel implements Action {
  private final Kernel work;
  private final INDArray a;
  private final INDArray b;

  Dl4jKernel(Kernel work) {
    this.work = work;
    long[] shape = {work.size(), work.size()};
    a = Nd4j.create(work.matrix(), shape, 'c');
    b = Nd4j.create(work.matrix(), shape, 'c');
  }

  @Override
  public void run(int number) {
    compute().close();
  }

  private INDArray compute() {
    return switch (work.operation()) {
      case MATMUL -> a.mmul(b);
      case ADD -> a.add(b);
      case EXP -> Transforms.exp(a, true);
      case SOFTMAX -> Transforms.softmax(a, true);
      case SUM -> a.sum();
      case TANH -> Transforms.tanh(a, true);
    };
  }

  @Override
  public void close() {
    a.close();
    b.close();
  }
}
