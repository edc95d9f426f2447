package org.fascicle.backend.cpu.onednn;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.fascicle.api.op.RecurrentOp;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.cpu.kernel.Scratch;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/**
 * The backward pass of a recurrent network with a mask. Steps that do not count have no gradient of
 * their own: what reaches their results goes to the state that they handed on.
 */
final class MaskedBackward {
  private final RecurrentOp op;
  private final List<Integer> wanted;
  private final Kernel inner;
  private final Scratch scratch = new Scratch();
  private final MaskedOperands operands;
  private final long y;
  private final long dy;
  private final long dx;
  private final long dw;
  private final long initial;
  private final long rest;

  MaskedBackward(RecurrentOp op, List<TensorSpec> inputs, List<Integer> wanted, Kernel inner) {
    this.op = op;
    this.wanted = List.copyOf(wanted);
    this.inner = inner;
    this.operands = new MaskedOperands(op, inputs, scratch);
    this.y = scratch.reserve(sequence());
    this.dy = scratch.reserve(sequence());
    this.dx = scratch.reserve(operands.rows() * operands.innerRow());
    this.dw = scratch.reserve(operands.innerKernel());
    this.initial = scratch.reserve(states());
    this.rest = scratch.reserve(inner.scratchBytes());
  }

  private long sequence() {
    return operands.rows() * operands.state();
  }

  private long states() {
    return operands.batch() * operands.state();
  }

  Kernel kernel() {
    return new DnnKernel(scratch, this::run);
  }

  /** Inputs are those of the forward pass, its results, their gradients, the workspace. */
  private void run(Storage[] in, Storage[] out, Storage s) {
    MaskedSteps moved = operands.steps(in);
    int results = op.mask() + 1;
    int gradients = results + op.states();
    Storage[] own = operands.inputs(in, s, moved);
    Storage[] from = Arrays.copyOf(own, in.length - 1);
    System.arraycopy(in, results, from, op.mask(), in.length - results);
    Block together = Block.part(s, y, sequence());
    moved.gather(in[results], operands.state(), together, operands.state());
    Block gradient = Block.part(s, dy, sequence());
    Block held = Block.part(s, initial, states());
    Zeros.fill(Block.address(held), states());
    moved.release(in[gradients], gradient, held, operands.units());
    from[results - 1] = together;
    from[gradients - 1] = gradient;
    Storage[] to = out.clone();
    int x = wanted.indexOf(RecurrentOp.X);
    int kernel = wanted.indexOf(RecurrentOp.KERNEL);
    if (x >= 0) {
      to[x] = Block.part(s, dx, operands.rows() * operands.innerRow());
    }
    if (kernel >= 0) {
      to[kernel] = Block.part(s, dw, operands.innerKernel());
    }
    inner.run(from, to, Block.part(s, rest, inner.scratchBytes()));
    if (x >= 0) {
      moved.scatter(to[x], operands.innerRow(), out[x], operands.row());
    }
    if (kernel >= 0) {
      Pointer.memcpy(Block.address(out[kernel]), Block.address(to[kernel]), operands.plainKernel());
    }
    int state = wanted.indexOf(RecurrentOp.STATE);
    if (state >= 0) {
      add(held, out[state]);
    }
  }

  private void add(Storage from, Storage to) {
    var terms = Block.floats(from);
    var sums = Block.floats(to);
    for (long i = 0; i < states() / Float.BYTES; i++) {
      sums.put(i, sums.get(i) + terms.get(i));
    }
  }
}
