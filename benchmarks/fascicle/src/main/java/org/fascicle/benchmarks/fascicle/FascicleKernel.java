package org.fascicle.benchmarks.fascicle;

import org.fascicle.api.tensor.Placement;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.benchmarks.works.Action;
import org.fascicle.benchmarks.works.Kernel;
import org.fascicle.embed.Fascicle;

/** An operation of the façade. */
final class FascicleKernel implements Action {
  private final Kernel work;
  private final Session session;
  private final Tensor a;
  private final Tensor b;

  FascicleKernel(Fascicle fascicle, Kernel work) {
    this.work = work;
    session = fascicle.session(work.name());
    session.place(Placement.pinWait("cpu"));
    a = session.tensor(work.matrix(), work.size(), work.size());
    b = session.tensor(work.matrix(), work.size(), work.size());
  }

  @Override
  public void run(int number) {
    compute().close();
  }

  private Tensor compute() {
    return switch (work.operation()) {
      case MATMUL -> a.matmul(b);
      case ADD -> a.add(b);
      case EXP -> a.exp();
      case SOFTMAX -> a.softmax(1);
      case SUM -> a.sum();
      case TANH -> a.tanh();
    };
  }

  @Override
  public void close() {
    session.close();
  }
}
