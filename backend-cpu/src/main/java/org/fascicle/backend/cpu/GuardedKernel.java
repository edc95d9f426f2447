package org.fascicle.backend.cpu;

import java.util.List;
import java.util.Optional;
import org.fascicle.api.exception.ClosedException;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.backend.cpu.threads.Processors;
import org.fascicle.backend.cpu.threads.Team;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/**
 * A kernel that refuses to start once its backend is closed, that waits for its turn where others
 * have the processors, that runs on its team, and that tells the storages it has written to. A run
 * that has started ends well: what it uses is freed only when nothing reaches it any more.
 */
final class GuardedKernel implements Kernel {
  private final CpuBackend backend;
  private final Team team;
  private final Processors processors;
  private final Kernel kernel;
  private final int share;

  /**
   * Guards a kernel.
   *
   * @param team what it was prepared for, and runs on
   */
  GuardedKernel(CpuBackend backend, Team team, Processors processors, Kernel kernel) {
    this.backend = backend;
    this.team = team;
    this.processors = processors;
    this.kernel = kernel;
    this.share = share(kernel);
  }

  /** How many processors it takes: ND4J and OpenBLAS have one number of threads for the process. */
  private int share(Kernel guarded) {
    return switch (guarded.library()) {
      case "Java" -> 1;
      case "oneDNN" -> Math.min(team.threads(), processors.count());
      default -> processors.count();
    };
  }

  @Override
  public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
    if (backend.isClosed()) {
      throw new ClosedException("cpu: the backend was closed; prepare the kernel on another one.");
    }
    processors.take(share);
    try {
      team.gather();
      kernel.run(inputs, outputs, scratch);
    } finally {
      processors.giveBack(share);
      for (Storage output : outputs) {
        Block.written(output);
      }
    }
  }

  @Override
  public boolean overwrites(int input) {
    return kernel.overwrites(input);
  }

  @Override
  public boolean reads(int input) {
    return kernel.reads(input);
  }

  @Override
  public long scratchBytes() {
    return kernel.scratchBytes();
  }

  @Override
  public List<TensorSpec> residuals() {
    return kernel.residuals();
  }

  @Override
  public Optional<Kernel> backward(List<Integer> wanted) {
    team.gather();
    return kernel
        .backward(wanted)
        .map(backward -> new GuardedKernel(backend, team, processors, backward));
  }

  @Override
  public String library() {
    return kernel.library();
  }
}
