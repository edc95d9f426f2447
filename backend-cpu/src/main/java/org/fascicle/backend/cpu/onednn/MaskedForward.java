package org.fascicle.backend.cpu.onednn;

import java.util.List;
import java.util.Optional;
import org.fascicle.api.op.RecurrentOp;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.cpu.kernel.Scratch;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.Backend.Mode;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** The forward pass of a recurrent network with a mask, by one without: {@link MaskedOperands}. */
final class MaskedForward implements Kernel {
  private final RecurrentOp op;
  private final List<TensorSpec> inputs;
  private final Scratch scratch = new Scratch();
  private final MaskedOperands operands;
  private final RecurrentForward inner;
  private final long y;
  private final long rest;

  MaskedForward(
      OneDnn library,
      RecurrentOp op,
      List<TensorSpec> inputs,
      RecurrentLayouts layouts,
      Mode mode) {
    this.op = op;
    this.inputs = List.copyOf(inputs);
    this.operands = new MaskedOperands(op, inputs, scratch);
    this.inner =
        new RecurrentForward(
            library, operands.inner(), operands.layouts(layouts), mode, false, !operands.holds());
    this.y = scratch.reserve(operands.rows() * operands.state());
    this.rest = scratch.reserve(inner.scratchBytes());
  }

  @Override
  public void run(Storage[] in, Storage[] out, Storage s) {
    MaskedSteps moved = operands.steps(in);
    Storage[] results = out.clone();
    results[0] = Block.part(s, y, operands.rows() * operands.state());
    inner.run(operands.inputs(in, s, moved), results, Block.part(s, rest, inner.scratchBytes()));
    moved.hold(results[0], in[RecurrentOp.STATE], out[0], operands.state());
  }

  @Override
  public long scratchBytes() {
    return scratch.bytes();
  }

  @Override
  public List<TensorSpec> residuals() {
    return inner.residuals();
  }

  @Override
  public Optional<Kernel> backward(List<Integer> wanted) {
    return inner
        .backward(wanted)
        .map(made -> new MaskedBackward(op, inputs, wanted, made).kernel());
  }

  @Override
  public String library() {
    return DnnKernel.LIBRARY;
  }
}
