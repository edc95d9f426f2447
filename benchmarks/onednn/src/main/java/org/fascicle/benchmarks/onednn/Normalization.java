package org.fascicle.benchmarks.onednn;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.batch_normalization_backward;
import org.bytedeco.dnnl.batch_normalization_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.fascicle.benchmarks.onednn.Dnn.Argument;
import org.fascicle.benchmarks.works.Layer;

/** Batch normalisation with scale, shift and, where it follows, ReLU in one. */
record Normalization(Dnn dnn, Tape tape, boolean isTraining) {
  private static final float EPSILON = 1.001e-5f;

  /** (N, C, H, W) to the same. */
  Flow of(Layer.Normalization layer, Flow x) {
    long channels = x.dim(1);
    tape.count(2 * channels);
    int flags =
        dnnl.dnnl_use_scale
            | dnnl.dnnl_use_shift
            | (layer.isRelu() ? dnnl.dnnl_fuse_norm_relu : 0)
            | (isTraining ? 0 : dnnl.dnnl_use_global_stats);
    memory.desc images = x.at().get_desc();
    var made =
        new batch_normalization_forward.primitive_desc(
            dnn.cpu,
            isTraining ? dnnl.dnnl_forward_training : dnnl.dnnl_forward_inference,
            images,
            images,
            EPSILON,
            flags,
            new primitive_attr(),
            false);
    memory.desc vector = Dnn.plain(channels);
    List<Argument> shared = new ArrayList<>();
    shared.add(new Argument(dnnl.DNNL_ARG_SRC, x.at()));
    shared.add(new Argument(dnnl.DNNL_ARG_SCALE, dnn.allocate(vector)));
    shared.add(new Argument(dnnl.DNNL_ARG_MEAN, dnn.allocate(vector)));
    shared.add(new Argument(dnnl.DNNL_ARG_VARIANCE, dnn.allocate(vector)));
    if (made.workspace_desc().get_size() > 0) {
      shared.add(new Argument(dnnl.DNNL_ARG_WORKSPACE, dnn.allocate(made.workspace_desc())));
    }
    memory result = dnn.allocate(made.dst_desc());
    List<Argument> arguments = new ArrayList<>(shared);
    arguments.add(new Argument(dnnl.DNNL_ARG_SHIFT, dnn.allocate(vector)));
    arguments.add(new Argument(dnnl.DNNL_ARG_DST, result));
    tape.add(dnn.step(new batch_normalization_forward(made), arguments.toArray(Argument[]::new)));
    tape.gradient(dy -> backward(made, vector, flags, dy, shared));
    return Flow.of(result, x.dims());
  }

  private memory backward(
      batch_normalization_forward.primitive_desc forward,
      memory.desc vector,
      int flags,
      memory dy,
      List<Argument> shared) {
    memory.desc images = forward.src_desc();
    var made =
        new batch_normalization_backward.primitive_desc(
            dnn.cpu,
            dnnl.dnnl_backward,
            images,
            images,
            images,
            EPSILON,
            flags,
            forward,
            new primitive_attr(),
            false);
    memory result = dnn.allocate(made.diff_src_desc());
    List<Argument> arguments = new ArrayList<>(shared);
    arguments.add(new Argument(dnnl.DNNL_ARG_DIFF_DST, dnn.as(made.diff_dst_desc(), dy)));
    arguments.add(new Argument(dnnl.DNNL_ARG_DIFF_SRC, result));
    arguments.add(new Argument(dnnl.DNNL_ARG_DIFF_SCALE, dnn.allocate(vector)));
    arguments.add(new Argument(dnnl.DNNL_ARG_DIFF_SHIFT, dnn.allocate(vector)));
    tape.add(dnn.step(new batch_normalization_backward(made), arguments.toArray(Argument[]::new)));
    return result;
  }
}
