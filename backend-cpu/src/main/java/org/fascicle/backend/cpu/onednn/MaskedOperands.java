package org.fascicle.backend.cpu.onednn;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.fascicle.api.op.Gru;
import org.fascicle.api.op.Lstm;
import org.fascicle.api.op.RecurrentOp;
import org.fascicle.api.op.SimpleRnn;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.cpu.kernel.Scratch;
import org.fascicle.backend.cpu.memory.Address;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.Storage;

/**
 * What a network without a mask is given in place of a masked one's operands: x with the steps that
 * count moved together. What the network does behind them is thrown away, except for the cell after
 * the last step: an LSTM gets one more feature, which is 1 there and shuts its input gate and opens
 * its forget gate so far that the cell stays to the bit, and gradients to the steps before do, too.
 */
final class MaskedOperands {
  /** σ of its negative is 0 and of itself 1, whatever a network adds. */
  private static final float SHUT = 1e30f;

  private final RecurrentOp op;
  private final int batch;
  private final int steps;
  private final int features;
  private final int units;
  private final boolean holds;
  private final long x;
  private final long kernel;

  MaskedOperands(RecurrentOp op, List<TensorSpec> inputs, Scratch scratch) {
    Shape shape = inputs.get(RecurrentOp.X).shape();
    this.op = op;
    this.batch = Math.toIntExact(shape.dim(0));
    this.steps = Math.toIntExact(shape.dim(1));
    this.features = Math.toIntExact(shape.dim(2));
    this.units = Math.toIntExact(inputs.get(RecurrentOp.RECURRENT).shape().dim(0));
    this.holds = op instanceof Lstm;
    this.x = scratch.reserve(rows() * innerRow());
    this.kernel = holds ? scratch.reserve(innerKernel()) : 0;
  }

  /** The network that does the work. */
  RecurrentOp inner() {
    if (op instanceof Lstm lstm) {
      return new Lstm(lstm.backwards(), false);
    }
    return op instanceof Gru gru
        ? new Gru(gru.resetAfter(), gru.backwards(), false)
        : new SimpleRnn(((SimpleRnn) op).activation(), op.backwards(), false);
  }

  /** Whether the network may have one more feature for the steps that do not count. */
  boolean holds() {
    return holds;
  }

  RecurrentLayouts layouts(RecurrentLayouts given) {
    return holds ? given.withFeatures(features + 1L) : given;
  }

  MaskedSteps steps(Storage[] in) {
    return MaskedSteps.of(in[op.mask()], batch, steps, op.backwards());
  }

  long rows() {
    return (long) batch * steps;
  }

  int batch() {
    return batch;
  }

  int units() {
    return units;
  }

  /** Bytes of a step's x. */
  long row() {
    return (long) Float.BYTES * features;
  }

  /** Bytes of a step's x as the network gets it. */
  long innerRow() {
    return Float.BYTES * (holds ? features + 1L : features);
  }

  /** Bytes of a step's state. */
  long state() {
    return (long) Float.BYTES * units;
  }

  /** Bytes of the kernel. */
  long plainKernel() {
    return (long) Float.BYTES * features * op.gates() * units;
  }

  /** Bytes of the kernel as the network gets it. */
  long innerKernel() {
    return innerRow() * op.gates() * units;
  }

  /** The network's inputs. */
  Storage[] inputs(Storage[] in, Storage scratch, MaskedSteps moved) {
    Storage[] inner = Arrays.copyOf(in, op.mask());
    Block together = Block.part(scratch, x, rows() * innerRow());
    moved.gather(in[RecurrentOp.X], row(), together, innerRow());
    inner[RecurrentOp.X] = together;
    if (holds) {
      moved.mark(together, features + 1, features, 1);
      inner[RecurrentOp.KERNEL] = holding(in[RecurrentOp.KERNEL], scratch);
    }
    return inner;
  }

  /** The kernel, and a row for the feature that holds the cell: for the gates i, f, g, o. */
  private Block holding(Storage plain, Storage scratch) {
    Block larger = Block.part(scratch, kernel, innerKernel());
    Pointer.memcpy(Block.address(larger), Block.address(plain), plainKernel());
    float[] row = new float[op.gates() * units];
    Arrays.fill(row, 0, units, -SHUT);
    Arrays.fill(row, units, 2 * units, SHUT);
    new FloatPointer(new Address(Block.address(larger).address() + plainKernel())).put(row);
    return larger;
  }
}
