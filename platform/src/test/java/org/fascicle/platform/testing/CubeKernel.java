package org.fascicle.platform.testing;

import java.util.List;
import java.util.Optional;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** x³, with the residual 3x² for its backward. */
record CubeKernel(FakeBackend backend, TensorSpec spec, boolean training) implements Kernel {
  @Override
  public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
    double[] x = FakeKernels.data(inputs[0]);
    double[] y = FakeKernels.data(outputs[0]);
    for (int i = 0; i < y.length; i++) {
      y[i] = x[i] * x[i] * x[i];
    }
    if (training) {
      backend.residuals.incrementAndGet();
      double[] slope = FakeKernels.data(outputs[1]);
      for (int i = 0; i < y.length; i++) {
        slope[i] = 3 * x[i] * x[i];
      }
    }
  }

  @Override
  public List<TensorSpec> residuals() {
    return training ? List.of(spec) : List.of();
  }

  @Override
  public Optional<Kernel> backward(List<Integer> wanted) {
    return training ? Optional.of(this::runBackward) : Optional.empty();
  }

  /** Inputs: x, y, dy, then the residual. */
  private void runBackward(Storage[] inputs, Storage[] outputs, Storage scratch) {
    backend.backwards.incrementAndGet();
    double[] dy = FakeKernels.data(inputs[2]);
    double[] slope = FakeKernels.data(inputs[3]);
    double[] dx = FakeKernels.data(outputs[0]);
    for (int i = 0; i < dx.length; i++) {
      dx[i] = dy[i] * slope[i];
    }
  }
}
