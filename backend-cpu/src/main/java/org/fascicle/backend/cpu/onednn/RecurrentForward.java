package org.fascicle.backend.cpu.onednn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.Pointer;
import org.fascicle.api.op.RecurrentOp;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.cpu.kernel.Scratch;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.Backend.Mode;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/**
 * The forward pass of a recurrent network. For training it keeps the library's workspace, the
 * values of all gates, as a residual.
 */
final class RecurrentForward implements Kernel {
  private final boolean cell;
  private final Scratch scratch = new Scratch();
  private final Packed x;
  private final boolean wider;
  private final Packed wideKernel;
  private final Packed kernel;
  private final Packed recurrent;
  private final Packed wideBias;
  private final RecurrentBias bias;
  private final Packed cellBefore;
  private final Packed cellAfter;
  private final boolean isLast;
  private final long sequence;
  private final long last;
  private final Step pass;
  private final List<TensorSpec> residuals;
  private final RecurrentBackward backward;

  /**
   * Prepares a pass.
   *
   * @param isLast whether the first result is the last state instead of the sequence, which then is
   *     a residual, too
   * @param keeps whether the kernel's storage outlives a run, so that a copy can stay with it
   */
  RecurrentForward(
      OneDnn library,
      RecurrentOp op,
      RecurrentLayouts layouts,
      Mode mode,
      boolean isLast,
      boolean keeps) {
    boolean training = mode == Mode.TRAINING;
    RecurrentLayouts tiled = layouts.tiled();
    RecurrentPrimitives networks = new RecurrentPrimitives(library, op, tiled, isLast);
    Primitives primitives = new Primitives(library);
    RecurrentPrimitives.Made made = networks.forward(training);
    var description = made.description();
    memory.desc w = description.weights_layer_desc();
    memory.desc u = description.weights_iter_desc();
    this.cell = op.states() > 1;
    this.x = Packed.source(primitives, layouts.x(), tiled.x(), scratch);
    this.wider = !tiled.equals(layouts);
    this.wideKernel = Packed.source(primitives, layouts.kernel(), tiled.kernel(), scratch);
    this.kernel = operand(keeps && !wider && !training, primitives, tiled.kernel(), w);
    this.recurrent = operand(!training, primitives, layouts.recurrent(), u);
    RecurrentLayouts single = layouts.single();
    this.wideBias = Packed.source(primitives, layouts.bias(), single.bias(), scratch);
    this.bias = new RecurrentBias(layouts, scratch);
    this.cellBefore = Packed.source(primitives, layouts.state(), single.state(), scratch);
    this.cellAfter = Packed.result(primitives, layouts.state(), single.state(), scratch);
    this.isLast = isLast;
    this.sequence = isLast && !training ? scratch.reserve(layouts.y().get_size()) : 0;
    this.last = isLast ? 0 : scratch.reserve(layouts.stateBytes());
    List<Argument> arguments = new ArrayList<>();
    arguments.add(new Argument(dnnl.DNNL_ARG_SRC_LAYER, tiled.x()));
    arguments.add(new Argument(dnnl.DNNL_ARG_WEIGHTS_LAYER, w));
    arguments.add(new Argument(dnnl.DNNL_ARG_WEIGHTS_ITER, u));
    arguments.add(new Argument(dnnl.DNNL_ARG_BIAS, single.bias()));
    arguments.add(new Argument(dnnl.DNNL_ARG_DST_LAYER, layouts.y()));
    arguments.add(new Argument(dnnl.DNNL_ARG_SRC_ITER, layouts.state()));
    if (cell || isLast) {
      arguments.add(new Argument(dnnl.DNNL_ARG_DST_ITER, layouts.state()));
    }
    if (cell) {
      arguments.add(new Argument(dnnl.DNNL_ARG_SRC_ITER_C, single.state()));
      arguments.add(new Argument(dnnl.DNNL_ARG_DST_ITER_C, single.state()));
    }
    if (training) {
      arguments.add(new Argument(dnnl.DNNL_ARG_WORKSPACE, description.workspace_desc()));
    }
    this.pass =
        new Step(
            primitives.prepared(
                made.owner(), description, null, arguments.toArray(Argument[]::new)),
            scratch);
    this.residuals =
        training ? residuals(description.workspace_desc().get_size(), layouts) : List.of();
    this.backward =
        training
            ? new RecurrentBackward(library, op, layouts, networks.backward(made), isLast)
            : null;
  }

  /** The library's workspace, and h after each step where it is no result. */
  private List<TensorSpec> residuals(long workspace, RecurrentLayouts layouts) {
    TensorSpec first = TensorSpec.of(DType.UINT8, workspace);
    return isLast
        ? List.of(first, TensorSpec.of(DType.UINT8, layouts.y().get_size()))
        : List.of(first);
  }

  /** Kernels change with every step of a training; otherwise their copies serve many runs. */
  private Packed operand(
      boolean kept, Primitives primitives, memory.desc plain, memory.desc chosen) {
    return kept
        ? Packed.kept(primitives, plain, chosen)
        : Packed.source(primitives, plain, chosen, scratch);
  }

  @Override
  public void run(Storage[] in, Storage[] out, Storage s) {
    List<Pointer> addresses = new ArrayList<>();
    addresses.add(x.read(s, Block.address(in[RecurrentOp.X])));
    addresses.add(kernel(in[RecurrentOp.KERNEL], s));
    addresses.add(recurrent.read(s, in[RecurrentOp.RECURRENT]));
    addresses.add(bias.read(s, wideBias.read(s, Block.address(in[RecurrentOp.BIAS]))));
    int residual = cell ? 2 : 1;
    addresses.add(isLast ? sequence(residual + 1, out, s) : Block.address(out[0]));
    addresses.add(Block.address(in[RecurrentOp.STATE]));
    if (cell || isLast) {
      addresses.add(isLast ? Block.address(out[0]) : Scratch.at(s, last));
    }
    if (cell) {
      addresses.add(cellBefore.read(s, Block.address(in[RecurrentOp.STATE + 1])));
      addresses.add(cellAfter.at(s, Block.address(out[1])));
    }
    if (!residuals.isEmpty()) {
      addresses.add(Block.address(out[residual]));
    }
    pass.run(s, addresses.toArray(Pointer[]::new));
    if (cell) {
      cellAfter.written(s, Block.address(out[1]));
    }
  }

  /** Where h after each step goes if nobody but the gradient reads it. */
  private Pointer sequence(int residual, Storage[] out, Storage s) {
    return residuals.isEmpty() ? Scratch.at(s, sequence) : Block.address(out[residual]);
  }

  private Pointer kernel(Storage plain, Storage s) {
    return wider ? kernel.read(s, wideKernel.read(s, Block.address(plain))) : kernel.read(s, plain);
  }

  @Override
  public long scratchBytes() {
    return scratch.bytes();
  }

  @Override
  public List<TensorSpec> residuals() {
    return residuals;
  }

  @Override
  public Optional<Kernel> backward(List<Integer> wanted) {
    return Optional.ofNullable(backward).map(made -> made.kernel(wanted));
  }

  @Override
  public String library() {
    return DnnKernel.LIBRARY;
  }
}
