package org.fascicle.benchmarks.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.fascicle.benchmarks.works.Action;
import org.fascicle.benchmarks.works.Kernel;

/** An operation of DJL's arrays. */
final class DjlKernel implements Action {
  private final Kernel work;
  private final NDManager manager = NDManager.newBaseManager();
  private final NDArray a;
  private final NDArray b;

  DjlKernel(Kernel work) {
    this.work = work;
    Shape shape = new Shape(work.size(), work.size());
    a = manager.create(work.matrix(), shape);
    b = manager.create(work.matrix(), shape);
  }

  @Override
  public void run(int number) {
    compute().close();
  }

  private NDArray compute() {
    return switch (work.operation()) {
      case MATMUL -> a.matMul(b);
      case ADD -> a.add(b);
      case EXP -> a.exp();
      case SOFTMAX -> a.softmax(1);
      case SUM -> a.sum();
      case TANH -> a.tanh();
    };
  }

  @Override
  public void close() {
    manager.close();
  }
}
