package org.fascicle.benchmarks.onednn;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;
import org.bytedeco.dnnl.primitive_attr;
import org.fascicle.benchmarks.onednn.Dnn.Argument;
import org.fascicle.benchmarks.works.Layer;

/** The greatest of windows, and the mean of a whole image. */
record Pooling(Dnn dnn, Tape tape, boolean isTraining) {
  /** A window, of as many pixels in both axes, that steps over images. */
  private static final class Window {
    private final algorithm function;
    private final long[] size;
    private final long[] strides;
    private final long[] padding;

    Window(algorithm function, long[] size, long[] strides, long[] padding) {
      this.function = function;
      this.size = size;
      this.strides = strides;
      this.padding = padding;
    }
  }

  /** (N, C, H, W) to (N, C, height, width). */
  Flow max(Layer.MaxPooling layer, Flow x, long height, long width) {
    Window window =
        new Window(
            algorithm.pooling_max,
            new long[] {layer.size(), layer.size()},
            new long[] {layer.stride(), layer.stride()},
            new long[] {layer.padding(), layer.padding()});
    return of(window, x, x.dim(0), x.dim(1), height, width);
  }

  /** (N, C, H, W) to (N, C, 1, 1). */
  Flow global(Flow x) {
    long[] whole = {x.dim(2), x.dim(3)};
    Window window =
        new Window(algorithm.pooling_avg_exclude_padding, whole, whole, new long[] {0, 0});
    return of(window, x, x.dim(0), x.dim(1), 1, 1);
  }

  private Flow of(Window window, Flow x, long... y) {
    var made =
        new pooling_forward.primitive_desc(
            dnn.cpu,
            isTraining ? dnnl.prop_kind.forward_training : dnnl.prop_kind.forward_inference,
            window.function,
            x.at().get_desc(),
            Dnn.any(y),
            window.strides,
            window.size,
            new long[] {0, 0},
            window.padding,
            window.padding,
            new primitive_attr(),
            false);
    List<Argument> arguments = new ArrayList<>();
    memory result = dnn.allocate(made.dst_desc());
    arguments.add(new Argument(dnnl.DNNL_ARG_SRC, x.at()));
    arguments.add(new Argument(dnnl.DNNL_ARG_DST, result));
    List<Argument> kept = kept(made);
    arguments.addAll(kept);
    tape.add(dnn.step(new pooling_forward(made), arguments.toArray(Argument[]::new)));
    tape.gradient(dy -> backward(window, made, x, dy, kept));
    return Flow.of(result, y);
  }

  /** Which pixel was the greatest, for the gradient. */
  private List<Argument> kept(pooling_forward.primitive_desc made) {
    memory.desc workspace = made.workspace_desc();
    return workspace.get_size() == 0
        ? List.of()
        : List.of(new Argument(dnnl.DNNL_ARG_WORKSPACE, dnn.allocate(workspace)));
  }

  private memory backward(
      Window window,
      pooling_forward.primitive_desc forward,
      Flow x,
      memory dy,
      List<Argument> kept) {
    var made =
        new pooling_backward.primitive_desc(
            dnn.cpu,
            window.function,
            x.at().get_desc(),
            forward.dst_desc(),
            window.strides,
            window.size,
            new long[] {0, 0},
            window.padding,
            window.padding,
            forward,
            new primitive_attr(),
            false);
    memory result = dnn.allocate(made.diff_src_desc());
    List<Argument> arguments = new ArrayList<>(kept);
    arguments.add(new Argument(dnnl.DNNL_ARG_DIFF_DST, dnn.as(made.diff_dst_desc(), dy)));
    arguments.add(new Argument(dnnl.DNNL_ARG_DIFF_SRC, result));
    tape.add(dnn.step(new pooling_backward(made), arguments.toArray(Argument[]::new)));
    return result;
  }
}
