package org.fascicle.backend.cpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.fascicle.api.op.MultiTensorUpdate;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** Updates one after another, each by the team that suits its size, in one piece of scratch. */
final class SequenceKernel implements Kernel {
  private final List<Part> parts;

  /** A kernel, and where its inputs and outputs begin among all. */
  private record Part(Kernel kernel, int input, int inputs, int output, int outputs) {
    void run(Storage[] in, Storage[] out, Storage scratch) {
      kernel.run(
          Arrays.copyOfRange(in, input, input + inputs),
          Arrays.copyOfRange(out, output, output + outputs),
          scratch);
    }
  }

  private SequenceKernel(List<Part> parts) {
    this.parts = parts;
  }

  /**
   * Prepares all updates.
   *
   * @param prepare gives the kernel of one
   * @return empty if there is none for one of them
   */
  static Optional<Kernel> prepare(
      MultiTensorUpdate op,
      List<TensorSpec> inputs,
      BiFunction<Op, List<TensorSpec>, Optional<Kernel>> prepare) {
    List<Part> parts = new ArrayList<>();
    int input = 0;
    int output = 0;
    for (MultiTensorUpdate.Update update : op.updates()) {
      List<TensorSpec> own = inputs.subList(input, input + update.inputs());
      Optional<Kernel> kernel = prepare.apply(update.op(), own);
      if (kernel.isEmpty()) {
        return Optional.empty();
      }
      parts.add(new Part(kernel.get(), input, update.inputs(), output, update.outputs()));
      input += update.inputs();
      output += update.outputs();
    }
    return Optional.of(new SequenceKernel(parts));
  }

  @Override
  public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
    for (Part part : parts) {
      part.run(inputs, outputs, scratch);
    }
  }

  @Override
  public long scratchBytes() {
    return parts.stream().mapToLong(part -> part.kernel.scratchBytes()).max().orElse(0);
  }

  @Override
  public String library() {
    return parts.get(0).kernel.library();
  }
}
