package org.fascicle.tck.harness;

import java.util.List;
import java.util.Optional;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** Another kernel, to be changed here and there; so is its backward pass. */
abstract class DelegatingKernel implements Kernel {
  private final Kernel kernel;

  /** Passes everything on to this kernel. */
  DelegatingKernel(Kernel kernel) {
    this.kernel = kernel;
  }

  /** The kernel that everything is passed on to. */
  final Kernel inner() {
    return kernel;
  }

  @Override
  public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
    kernel.run(inputs, outputs, scratch);
  }

  @Override
  public long scratchBytes() {
    return kernel.scratchBytes();
  }

  @Override
  public boolean reads(int input) {
    return kernel.reads(input);
  }

  @Override
  public boolean overwrites(int input) {
    return kernel.overwrites(input);
  }

  @Override
  public List<TensorSpec> residuals() {
    return kernel.residuals();
  }

  @Override
  public abstract Optional<Kernel> backward(List<Integer> wanted);

  @Override
  public String library() {
    return kernel.library();
  }
}
