package org.fascicle.backend.cpu.onednn;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.Pointer;
import org.fascicle.api.op.RecurrentOp;
import org.fascicle.backend.cpu.kernel.Scratch;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/**
 * The backward pass of a recurrent network. The library computes all gradients at once; those that
 * nobody wants stay in scratch memory.
 */
final class RecurrentBackward {
  private final RecurrentOp op;
  private final boolean cell;
  private final Scratch scratch = new Scratch();
  private final Packed x;
  private final Packed wideKernel;
  private final Packed kernel;
  private final Packed recurrent;
  private final Packed wideBias;
  private final RecurrentBias bias;
  private final Packed cellBefore;
  private final Packed cellAfter;
  private final Packed fromSequence;
  private final Packed fromCell;
  private final Packed toInput;
  private final Packed toState;
  private final Packed toCell;
  private final Packed narrowBias;
  private final Summed kernelGradient;
  private final Summed recurrentGradient;
  private final RecurrentBias biasGradient;
  private final boolean isLast;
  private final Packed fromLast;
  private final long zeroBytes;
  private final long zeros;
  private final long[] unwanted;
  private final Step pass;

  RecurrentBackward(
      OneDnn library,
      RecurrentOp op,
      RecurrentLayouts layouts,
      RecurrentPrimitives.Made made,
      boolean isLast) {
    Primitives primitives = new Primitives(library);
    var description = made.description();
    memory.desc w = description.weights_layer_desc();
    memory.desc u = description.weights_iter_desc();
    memory.desc dw = description.diff_weights_layer_desc();
    memory.desc du = description.diff_weights_iter_desc();
    this.op = op;
    this.cell = op.states() > 1;
    this.isLast = isLast;
    RecurrentLayouts tiled = layouts.tiled();
    this.x = Packed.source(primitives, layouts.x(), tiled.x(), scratch);
    this.wideKernel = Packed.source(primitives, layouts.kernel(), tiled.kernel(), scratch);
    this.kernel = Packed.source(primitives, tiled.kernel(), w, scratch);
    this.recurrent = Packed.source(primitives, layouts.recurrent(), u, scratch);
    RecurrentLayouts single = layouts.single();
    memory.desc state = layouts.state();
    memory.desc wide = single.state();
    this.wideBias = Packed.source(primitives, layouts.bias(), single.bias(), scratch);
    this.bias = new RecurrentBias(layouts, scratch);
    this.cellBefore = Packed.source(primitives, state, wide, scratch);
    this.cellAfter = Packed.source(primitives, state, wide, scratch);
    memory.desc dy = isLast ? single.still() : single.y();
    this.fromSequence = isLast ? null : Packed.source(primitives, layouts.y(), dy, scratch);
    this.fromLast = isLast ? Packed.source(primitives, state, wide, scratch) : null;
    this.fromCell = Packed.source(primitives, state, wide, scratch);
    memory.desc dx = tiled.single().x();
    this.toInput = Packed.result(primitives, layouts.x(), dx, scratch);
    this.toState = Packed.result(primitives, state, wide, scratch);
    this.toCell = Packed.result(primitives, state, wide, scratch);
    this.narrowBias = Packed.result(primitives, layouts.bias(), single.bias(), scratch);
    this.kernelGradient = Summed.of(primitives, layouts.kernel(), dw, scratch);
    this.recurrentGradient = Summed.of(primitives, layouts.recurrent(), du, scratch);
    this.biasGradient = new RecurrentBias(layouts, scratch);
    this.zeroBytes = isLast ? Math.max(dy.get_size(), layouts.stateBytes()) : layouts.stateBytes();
    this.zeros = scratch.reserve(zeroBytes);
    this.unwanted = unwanted(op, layouts);
    List<Argument> arguments = new ArrayList<>();
    arguments.add(new Argument(dnnl.DNNL_ARG_SRC_LAYER, tiled.x()));
    arguments.add(new Argument(dnnl.DNNL_ARG_WEIGHTS_LAYER, w));
    arguments.add(new Argument(dnnl.DNNL_ARG_WEIGHTS_ITER, u));
    arguments.add(new Argument(dnnl.DNNL_ARG_BIAS, single.bias()));
    arguments.add(new Argument(dnnl.DNNL_ARG_SRC_ITER, state));
    arguments.add(new Argument(dnnl.DNNL_ARG_DST_LAYER, layouts.y()));
    arguments.add(new Argument(dnnl.DNNL_ARG_DIFF_DST_LAYER, dy));
    arguments.add(new Argument(dnnl.DNNL_ARG_WORKSPACE, description.workspace_desc()));
    arguments.add(new Argument(dnnl.DNNL_ARG_DIFF_SRC_LAYER, dx));
    arguments.add(new Argument(dnnl.DNNL_ARG_DIFF_WEIGHTS_LAYER, dw));
    arguments.add(new Argument(dnnl.DNNL_ARG_DIFF_WEIGHTS_ITER, du));
    arguments.add(new Argument(dnnl.DNNL_ARG_DIFF_BIAS, single.bias()));
    arguments.add(new Argument(dnnl.DNNL_ARG_DIFF_SRC_ITER, wide));
    if (cell || isLast) {
      arguments.add(new Argument(dnnl.DNNL_ARG_DST_ITER, state));
      arguments.add(new Argument(dnnl.DNNL_ARG_DIFF_DST_ITER, wide));
    }
    if (cell) {
      arguments.add(new Argument(dnnl.DNNL_ARG_SRC_ITER_C, wide));
      arguments.add(new Argument(dnnl.DNNL_ARG_DST_ITER_C, wide));
      arguments.add(new Argument(dnnl.DNNL_ARG_DIFF_DST_ITER_C, wide));
      arguments.add(new Argument(dnnl.DNNL_ARG_DIFF_SRC_ITER_C, wide));
    }
    Argument[] all = arguments.toArray(Argument[]::new);
    this.pass = new Step(primitives.prepared(made.owner(), description, null, all), scratch);
  }

  /** Places for gradients that nobody asks for. */
  private long[] unwanted(RecurrentOp recurrentOp, RecurrentLayouts layouts) {
    long[] places = new long[recurrentOp.mask()];
    places[RecurrentOp.X] = scratch.reserve(layouts.x().get_size());
    places[RecurrentOp.KERNEL] = scratch.reserve(layouts.kernel().get_size());
    places[RecurrentOp.RECURRENT] = scratch.reserve(layouts.recurrent().get_size());
    for (int i = RecurrentOp.STATE; i < places.length; i++) {
      places[i] = scratch.reserve(layouts.stateBytes());
    }
    return places;
  }

  /** The kernel that writes these gradients. */
  Kernel kernel(List<Integer> wanted) {
    return new DnnKernel(scratch, (in, out, s) -> run(wanted, in, out, s));
  }

  /** Inputs are those of the forward pass, its results, their gradients, the workspace. */
  private void run(List<Integer> wanted, Storage[] in, Storage[] out, Storage s) {
    int results = op.mask();
    int gradients = results + op.states();
    Pointer dw = target(RecurrentOp.KERNEL, wanted, out, s);
    Pointer du = target(RecurrentOp.RECURRENT, wanted, out, s);
    List<Pointer> addresses = new ArrayList<>();
    addresses.add(x.read(s, Block.address(in[RecurrentOp.X])));
    addresses.add(kernel.read(s, wideKernel.read(s, Block.address(in[RecurrentOp.KERNEL]))));
    addresses.add(recurrent.read(s, Block.address(in[RecurrentOp.RECURRENT])));
    addresses.add(bias.read(s, wideBias.read(s, Block.address(in[RecurrentOp.BIAS]))));
    addresses.add(Block.address(in[RecurrentOp.STATE]));
    int residuals = gradients + op.states();
    Pointer nothing = cell || isLast ? Zeros.fill(Scratch.at(s, zeros), zeroBytes) : null;
    Pointer h = Block.address(in[results]);
    Pointer dy = Block.address(in[gradients]);
    addresses.add(isLast ? Block.address(in[residuals + 1]) : h);
    addresses.add(isLast ? nothing : fromSequence.read(s, dy));
    addresses.add(Block.address(in[residuals]));
    Pointer dx = target(RecurrentOp.X, wanted, out, s);
    Pointer dh = target(RecurrentOp.STATE, wanted, out, s);
    addresses.add(toInput.at(s, dx));
    addresses.add(kernelGradient.zeroed(s, dw));
    addresses.add(recurrentGradient.zeroed(s, du));
    addresses.add(biasGradient.zeroed(s));
    addresses.add(toState.at(s, dh));
    if (cell || isLast) {
      // Where the last h is in the sequence, nothing depends on it as a result of its own.
      addresses.add(isLast ? h : nothing);
      addresses.add(isLast ? fromLast.read(s, dy) : nothing);
    }
    if (cell) {
      addresses.add(cellBefore.read(s, Block.address(in[RecurrentOp.STATE + 1])));
      addresses.add(cellAfter.read(s, Block.address(in[results + 1])));
      addresses.add(fromCell.read(s, Block.address(in[gradients + 1])));
      addresses.add(toCell.at(s, target(RecurrentOp.STATE + 1, wanted, out, s)));
    }
    pass.run(s, addresses.toArray(Pointer[]::new));
    toInput.written(s, dx);
    toState.written(s, dh);
    if (cell) {
      toCell.written(s, target(RecurrentOp.STATE + 1, wanted, out, s));
    }
    if (wanted.contains(RecurrentOp.KERNEL)) {
      kernelGradient.packed.written(s, dw);
    }
    if (wanted.contains(RecurrentOp.RECURRENT)) {
      recurrentGradient.packed.written(s, du);
    }
    if (wanted.contains(RecurrentOp.BIAS)) {
      Pointer db = Block.address(out[wanted.indexOf(RecurrentOp.BIAS)]);
      biasGradient.write(s, narrowBias.at(s, db));
      narrowBias.written(s, db);
    }
  }

  private Pointer target(int input, List<Integer> wanted, Storage[] out, Storage s) {
    int at = wanted.indexOf(input);
    return at < 0 ? Scratch.at(s, unwanted[input]) : Block.address(out[at]);
  }

  /** A gradient that the library adds to what it finds. */
  private record Summed(Packed packed, long bytes) {
    static Summed of(
        Primitives primitives, memory.desc plain, memory.desc chosen, Scratch scratch) {
      return new Summed(Packed.result(primitives, plain, chosen, scratch), chosen.get_size());
    }

    Pointer zeroed(Storage scratch, Pointer plain) {
      return Zeros.fill(packed.at(scratch, plain), bytes);
    }
  }
}
