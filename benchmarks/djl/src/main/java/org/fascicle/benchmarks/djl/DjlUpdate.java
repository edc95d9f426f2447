package org.fascicle.benchmarks.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import org.fascicle.benchmarks.works.Action;
import org.fascicle.benchmarks.works.Update;

/** DJL's Adam, which is made of PyTorch's operations. */
final class DjlUpdate implements Action {
  private final NDManager manager = NDManager.newBaseManager();
  private final Optimizer adam =
      Optimizer.adam().optLearningRateTracker(Tracker.fixed(1e-3f)).build();
  private final NDArray parameter;
  private final NDArray gradient;

  DjlUpdate(Update work) {
    parameter = manager.create(work.filled(0.5f));
    gradient = manager.create(work.filled(1e-3f));
  }

  @Override
  public void run(int number) {
    adam.update("p", parameter, gradient);
  }

  @Override
  public void close() {
    manager.close();
  }
}
