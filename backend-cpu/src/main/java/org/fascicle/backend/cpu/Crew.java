package org.fascicle.backend.cpu;

import java.util.List;
import java.util.Optional;
import org.fascicle.api.op.MultiTensorUpdate;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.cpu.threads.OpenMp;
import org.fascicle.backend.cpu.threads.Processors;
import org.fascicle.backend.cpu.threads.Team;
import org.fascicle.spi.backend.Backend.Mode;
import org.fascicle.spi.backend.Kernel;

/** The kernels that have so many threads at most. */
final class Crew {
  private final int most;
  private final KernelTable kernels;
  private final Processors processors;
  private final OpenMp openMp;

  Crew(int most, KernelTable kernels, Processors processors, OpenMp openMp) {
    this.most = most;
    this.kernels = kernels;
    this.processors = processors;
    this.openMp = openMp;
  }

  /** See {@link org.fascicle.spi.backend.Backend#prepare}: a library divides work beforehand. */
  Optional<Kernel> prepare(CpuBackend backend, Op op, List<TensorSpec> inputs, Mode mode) {
    if (op instanceof MultiTensorUpdate all) {
      return SequenceKernel.prepare(all, inputs, (part, own) -> prepare(backend, part, own, mode));
    }
    Team team = Team.of(openMp, op, inputs, most);
    team.gather();
    return kernels
        .prepare(op, inputs, mode)
        .map(kernel -> new GuardedKernel(backend, team, processors, kernel));
  }
}
