package org.fascicle.backend.cpu.onednn;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.lrn_backward;
import org.bytedeco.dnnl.lrn_forward;
import org.bytedeco.dnnl.memory;
import org.fascicle.api.op.Grad;
import org.fascicle.api.op.LocalResponseNormalization;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.cpu.kernel.EmptyKernel;
import org.fascicle.backend.cpu.kernel.KernelFactory;
import org.fascicle.backend.cpu.kernel.Scratch;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.Backend.Mode;
import org.fascicle.spi.backend.Kernel;

/** Local response normalisation in float32, channels innermost. */
public final class LocalResponseKernels {
  private final OneDnn library;
  private final Primitives primitives;

  /** Kernels of this library. */
  public LocalResponseKernels(OneDnn library) {
    this.library = library;
    this.primitives = new Primitives(library);
  }

  /**
   * Prepares {@link LocalResponseNormalization}; for training with a workspace, if there is one.
   */
  public KernelFactory forward() {
    return TrainingKernel.factory(
        (op, inputs, mode) -> {
          LocalResponseNormalization response = (LocalResponseNormalization) op;
          memory.desc x = images(inputs.get(0).shape());
          var made = made(response, x, mode == Mode.TRAINING);
          long bytes = made.workspace_desc().get_size();
          Scratch scratch = new Scratch();
          Step step = new Step(forward(made, x, bytes > 0), scratch);
          if (bytes == 0) {
            return new DnnKernel(
                scratch, (in, out, s) -> step.run(s, Block.address(in[0]), Block.address(out[0])));
          }
          Kernel kernel =
              new DnnKernel(
                  scratch,
                  (in, out, s) ->
                      step.run(
                          s, Block.address(in[0]), Block.address(out[0]), Block.address(out[1])));
          TensorSpec workspace = TensorSpec.of(DType.UINT8, bytes);
          return new TrainingKernel(kernel, workspace, backward(response, x, true));
        });
  }

  /** Its gradient where no workspace is needed; the inputs are x, y, dy. */
  public KernelFactory backward() {
    return ElementKernels.guarded(
        (op, inputs) -> {
          Grad grad = (Grad) op;
          LocalResponseNormalization response = (LocalResponseNormalization) grad.forward();
          memory.desc x = images(inputs.get(0).shape());
          if (grad.wanted().isEmpty()) {
            return new EmptyKernel(DnnKernel.LIBRARY);
          }
          boolean needed = made(response, x, true).workspace_desc().get_size() > 0;
          return needed ? null : backward(response, x, false);
        });
  }

  private Kernel backward(LocalResponseNormalization op, memory.desc x, boolean workspace) {
    var forward = made(op, x, true);
    var made =
        new lrn_backward.primitive_desc(
            library.cpu(),
            algorithm.lrn_across_channels,
            x,
            x,
            x,
            op.size(),
            alpha(op),
            (float) op.beta(),
            (float) op.k(),
            forward,
            OneDnn.attributes(),
            false);
    List<Argument> arguments = new ArrayList<>();
    arguments.add(new Argument(dnnl.DNNL_ARG_SRC, x));
    arguments.add(new Argument(dnnl.DNNL_ARG_DIFF_DST, x));
    arguments.add(new Argument(dnnl.DNNL_ARG_DIFF_SRC, x));
    if (workspace) {
      arguments.add(new Argument(dnnl.DNNL_ARG_WORKSPACE, forward.workspace_desc()));
    }
    Argument[] all = arguments.toArray(Argument[]::new);
    Scratch scratch = new Scratch();
    Step step = new Step(primitives.prepared(new lrn_backward(made), made, null, all), scratch);
    return new DnnKernel(
        scratch,
        (in, out, s) -> {
          var from = Block.address(in[0]);
          var dy = Block.address(in[2]);
          var dx = Block.address(out[0]);
          if (workspace) {
            step.run(s, from, dy, dx, Block.address(in[3]));
          } else {
            step.run(s, from, dy, dx);
          }
        });
  }

  private Prepared forward(lrn_forward.primitive_desc made, memory.desc x, boolean workspace) {
    List<Argument> arguments = new ArrayList<>();
    arguments.add(new Argument(dnnl.DNNL_ARG_SRC, x));
    arguments.add(new Argument(dnnl.DNNL_ARG_DST, x));
    if (workspace) {
      arguments.add(new Argument(dnnl.DNNL_ARG_WORKSPACE, made.workspace_desc()));
    }
    Argument[] all = arguments.toArray(Argument[]::new);
    return primitives.prepared(new lrn_forward(made), made, null, all);
  }

  private lrn_forward.primitive_desc made(
      LocalResponseNormalization op, memory.desc x, boolean training) {
    return new lrn_forward.primitive_desc(
        library.cpu(),
        training ? dnnl.prop_kind.forward_training : dnnl.prop_kind.forward_inference,
        algorithm.lrn_across_channels,
        x,
        x,
        op.size(),
        alpha(op),
        (float) op.beta(),
        (float) op.k(),
        OneDnn.attributes(),
        false);
  }

  /** The library divides by the size. */
  private static float alpha(LocalResponseNormalization op) {
    return (float) (op.alpha() * op.size());
  }

  /** Any axes before the channels as those of images. */
  private static memory.desc images(Shape x) {
    return x.rank() == 4
        ? Layouts.image(x)
        : Layouts.image(Shape.of(1, x.slice(0, x.rank() - 1).elements(), 1, x.dim(-1)));
  }
}
